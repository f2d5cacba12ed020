"""Bodies as files: a list for each kind, and on request one file for each call."""

from collections.abc import Iterator, Mapping, Sequence

from slocompiler.emit import write_json
from slocompiler.targets.cloudwatch.dashboard.alarm_states import named_in
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.target import Artifact

#: Kind -> the file with the list, and the folder with a file for each.
_LISTS: Mapping[ResourceKind, tuple[str, str]] = {
    ResourceKind.METRIC_FILTER: ("cloudwatch-metric-filters.json", "metric-filters"),
    ResourceKind.ANOMALY_DETECTOR: ("cloudwatch-anomaly-detectors.json", "anomaly-detectors"),
    ResourceKind.METRIC_ALARM: ("cloudwatch-alarms.json", "alarms"),
    ResourceKind.COMPOSITE_ALARM: ("cloudwatch-composite-alarms.json", "composite-alarms"),
    ResourceKind.MUTE_RULE: ("cloudwatch-mute-rules.json", "mute-rules"),
    ResourceKind.SERVICE_LEVEL_OBJECTIVE: ("application-signals-objectives.json", "objectives"),
}


def list_files(folder: str, resources: Sequence[Resource]) -> Iterator[Artifact]:
    """One file for each kind there is, its bodies in an order in which they can be sent."""
    for kind, (name, _) in _LISTS.items():
        bodies = [one.body for one in in_order(one for one in resources if one.kind is kind)]
        if bodies:
            yield Artifact(f"{folder}/{name}", write_json(bodies))


def call_files(folder: str, resources: Sequence[Resource]) -> Iterator[Artifact]:
    """One file for each body, as `--cli-input-json file://` takes it."""
    for one in resources:
        if one.kind in _LISTS:
            yield Artifact(f"{folder}/{_LISTS[one.kind][1]}/{one.name}.json", write_json(one.body))


def in_order(resources: Iterator[Resource]) -> list[Resource]:
    """By name, but composites behind the composites that they name."""
    waiting = {one.name: one for one in sorted(resources, key=lambda one: one.name)}
    ordered: list[Resource] = []
    while waiting:
        free = [one for one in waiting.values() if not _needs(one) & waiting.keys() - {one.name}]
        for one in free or list(waiting.values()):
            ordered.append(waiting.pop(one.name))
    return ordered


def _needs(resource: Resource) -> set[str]:
    rule, suppressor = resource.body.get("AlarmRule", ""), str(resource.body.get("ActionsSuppressor", ""))
    return {*named_in(str(rule)), suppressor.rpartition(":alarm:")[2]}
