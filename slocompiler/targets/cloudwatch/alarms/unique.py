"""Names in an account and Region: nothing is made twice, and nothing replaces anything else."""

from collections.abc import Iterable, Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NAME_TAKEN

#: Alarms of both kinds share their names.
_ALARMS = (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)
_Key = tuple[str, str, str]


def only_once(resources: Iterable[Resource]) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    """The resources without repetitions, by Region, kind and name; and a finding for every name that two have."""
    found: dict[_Key, Resource] = {}
    clashes: list[Diagnostic] = []
    for resource in resources:
        first = found.setdefault(_key(resource), resource)
        if first is not resource and (first.kind, first.body) != (resource.kind, resource.body):
            clashes.append(_clash(resource, first))
    ordered = sorted(found.values(), key=lambda one: (one.region, one.kind.value, one.name))
    return tuple(ordered), tuple(clashes)


def taken_by_others(resources: Iterable[Resource], others: Iterable[Resource]) -> Iterator[Diagnostic]:
    """Names that something of another service has too."""
    known = {_key(resource): resource for resource in resources}
    for other in others:
        own = known.get(_key(other))
        if own is not None:
            yield _clash(own, other)


def _key(resource: Resource) -> _Key:
    kind = "alarm" if resource.kind in _ALARMS else resource.kind.value
    return resource.region, kind, resource.name


def _clash(resource: Resource, first: Resource) -> Diagnostic:
    message = f"two alarms would be called `{resource.name}`, and the second would replace the first"
    related = (RelatedSpan(first.span, "the other one"),)
    return NAME_TAKEN.at(resource.span, message, "rename one of the two", related)
