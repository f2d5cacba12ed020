"""What a service uses of CloudWatch, counted from the files that its target makes."""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from slocompiler.cost.alarm_items import alarm_items, is_query
from slocompiler.cost.custom_metrics import ASSUMED_VALUES, custom_metrics, unknown_dimensions
from slocompiler.cost.log_volume import line_bytes, monthly_gigabytes
from slocompiler.cost.price_table import Item
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import Artifact


class CloudWatchUsage(Struct, frozen=True):
    """Quantities of a month, and what was assumed for them."""

    quantities: dict[Item, Fraction]
    assumptions: tuple[str, ...]


def cloudwatch_usage(service: ServiceIr, artifacts: Sequence[Artifact]) -> CloudWatchUsage:
    alarms = [body for bodies in _read(artifacts, "cloudwatch-alarms.json") for body in bodies]
    composites = sum(map(len, _read(artifacts, "cloudwatch-composite-alarms.json")))
    quantities = {
        Item.COMPOSITE_ALARMS: Fraction(composites),
        Item.CUSTOM_METRICS: Fraction(custom_metrics(service)),
        Item.DASHBOARDS: Fraction(len(list(_read(artifacts, "cloudwatch-dashboard.json")))),
    }
    for body in alarms:
        item, count = alarm_items(body)
        quantities[item] = quantities.get(item, Fraction(0)) + count
    said = [*_about_queries(alarms), *_about_dimensions(service)]
    for contract in _read(artifacts, "emf.json"):
        volume = monthly_gigabytes(service, contract["example"])
        quantities[Item.LOG_INGESTION] = volume or Fraction(0)
        said.append(_about_lines(line_bytes(contract["example"]), volume))
    return CloudWatchUsage({item: count for item, count in quantities.items() if count}, tuple(said))


def _read(artifacts: Sequence[Artifact], name: str) -> Iterator[Any]:
    for artifact in artifacts:
        if artifact.path.endswith(f"/{name}"):
            yield json.loads(artifact.text)


def _about_queries(alarms: Sequence[dict[str, Any]]) -> Iterator[str]:
    count = sum(map(is_query, alarms))
    if count:
        yield f"{count} alarms are queries, each counted as one metric: CloudWatch charges for all that they match"


def _about_dimensions(service: ServiceIr) -> Iterator[str]:
    unknown = unknown_dimensions(service)
    if unknown:
        yield f"{ASSUMED_VALUES} values of {', '.join(unknown)}, which the spec does not name"


def _about_lines(size: int, volume: Fraction | None) -> str:
    if volume is None:
        return "log lines are not counted: no traffic is stated for a signal that is logged"
    return f"one log line of {size} bytes for each event: the contract's example, and nothing else that is logged"
