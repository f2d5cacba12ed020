"""Queries: grafanalib's targets for Prometheus and CloudWatch."""

from itertools import count
from typing import Any

from grafana_foundation_sdk.models.prometheus import PromQueryFormat
from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated
from slocompiler.targets.grafana.own_panels.convert.sources import Source, source_of
from slocompiler.targets.grafana.panels.kinds import reference

#: What grafanalib's targets say beside `expr` when they ask other stores.
_FOREIGN = frozenset(("rawSql", "logGroupNames"))
_USUAL_FACTOR = 2


class ConvertedQuery(Struct, frozen=True):
    """A query as Grafana reads it. `promql` None: it asks CloudWatch."""

    body: dict[str, Any]
    source: Source
    promql: str | None


def queries(panel: Part, organization: OrganizationIr) -> list[ConvertedQuery]:
    """The queries of a panel, each with a letter of its own: the stated one, unless an earlier query has it."""
    written = list(panel.at("targets").items())
    stated_letters = [each.at("refId").text() for each in written]
    free = (letter for letter in map(reference, count()) if letter not in stated_letters)
    seen: set[str] = set()
    found = []
    for each, stated_letter in zip(written, stated_letters, strict=True):
        letter = next(free) if stated_letter is None or stated_letter in seen else stated_letter
        seen.add(letter)
        found.append(_query(each, panel, letter, organization))
    return found


def _query(each: Part, panel: Part, letter: str, organization: OrganizationIr) -> ConvertedQuery:
    keys = set(each.value or ())
    is_metric = "metricName" in keys
    if keys & _FOREIGN or not (is_metric or "expr" in keys):
        help = "use `core.Target` or `cloudwatch.CloudwatchMetricsTarget`"
        raise UnconvertibleError("it asks a store other than Prometheus and CloudWatch", help)
    store = Store.CLOUDWATCH if is_metric else Store.PROMETHEUS
    asked = each.at("datasource") if each.at("datasource").value is not None else panel.at("datasource")
    source = source_of(asked, store, organization)
    body = _metric(each) if is_metric else _promql(each)
    common = {"refId": letter, "datasource": source, "hide": each.at("hide").flag() or False}
    return ConvertedQuery({**body, **common}, source, None if is_metric else body["expr"])


def _promql(each: Part) -> dict[str, Any]:
    expr = each.at("expr").text()
    if expr is None:
        raise UnconvertibleError(f"its `{each.path}` has no `expr`", "only PromQL and CloudWatch metrics are asked for")
    is_instant = each.at("instant").flag() or False
    factor = each.at("intervalFactor").number()
    return {
        "expr": expr,
        "format": each.at("format").word(PromQueryFormat) or PromQueryFormat.TIME_SERIES.value,
        "instant": is_instant,
        "range": not is_instant,
        **stated(
            legendFormat=each.at("legendFormat").text(),
            interval=each.at("interval").text(),
            intervalFactor=None if factor == _USUAL_FACTOR else factor,
        ),
    }


def _metric(each: Part) -> dict[str, Any]:
    """`statistics`, the older key, counts where the newer one says nothing."""
    expression = each.at("expression").text()
    older = [text for one in each.at("statistics").items() if (text := one.text())]
    common = {
        "queryMode": "Metrics",
        "metricQueryType": 0,
        "id": each.at("id").text() or "",
        "region": each.at("region").text() or "default",
        "period": str(each.at("period").value or ""),
        "label": each.at("alias").text() or "",
        "expression": expression or "",
        "namespace": each.at("namespace").text() or "",
    }
    if expression is not None:
        return {**common, "metricEditorMode": 1}
    return {
        **common,
        "metricEditorMode": 0,
        "metricName": each.at("metricName").text() or "",
        "dimensions": _dimensions(each.at("dimensions")),
        "matchExact": each.at("matchExact").flag() is not False,
        "statistic": each.at("statistic").text() or (older[0] if older else "Average"),
    }


def _dimensions(written: Part) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in written.value or {}:
        value = written.at(name)
        found[name] = (
            [text for one in value.items() if (text := one.text())] if isinstance(value.value, list) else value.text()
        )
    return found
