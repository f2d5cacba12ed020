"""Groups of a signal that differ from the rest: one label, its known values."""

from collections.abc import Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

from slocompiler.diagnostics import RelatedSpan
from slocompiler.ir.references import GroupIr
from slocompiler.load.loaded import Route
from slocompiler.lower.rules.alerts import OVERLAPPING_GROUPS
from slocompiler.lower.rules.references import UNKNOWN_LABEL
from slocompiler.lower.scope import Scope
from slocompiler.lower.suggestion import suggest

_Override = TypeVar("_Override")


class Group(NamedTuple, Generic[_Override]):
    """A named group, what differs in it, and where that stands."""

    group: GroupIr
    override: _Override
    route: Route


class Groups(NamedTuple, Generic[_Override]):
    """The groups that are named, sorted, and those that are left out (`false`)."""

    named: tuple[Group[_Override], ...]
    excluded: tuple[GroupIr, ...]


def resolve_groups(
    scope: Scope, written: Mapping[str, Mapping[str, _Override | Literal[False]]], by: tuple[str, ...], route: Route
) -> Groups[_Override]:
    """The groups written at `route`, of a signal that keeps the labels `by` apart. Labels it lacks are reported."""
    labels = [label for label in written if label_is_apart(scope, label, by, (*route, label))]
    if len(labels) > 1:
        _report_overlap(scope, labels, route)
        labels = labels[:1]
    named, excluded = [], []
    for label in labels:
        for value, override in sorted(written[label].items()):
            if override is False:
                excluded.append(((label, value),))
            else:
                named.append(Group(((label, value),), override, (*route, label, value)))
    return Groups(tuple(named), tuple(excluded))


def label_is_apart(scope: Scope, label: str, by: tuple[str, ...], route: Route, *, at_key: bool = True) -> bool:
    """Whether the signal records `label`. One that it does not is reported, at the key or the value of `route`."""
    if label in by:
        return True
    report = scope.report_key if at_key else scope.report
    help = suggest(label, by, "labels") if by else f"add it to the signal's labels: `by: [{label}]`"
    report(UNKNOWN_LABEL, route, f"the signal does not keep the label `{label}` apart", help)
    return False


def _report_overlap(scope: Scope, labels: list[str], route: Route) -> None:
    first, second = labels[:2]
    related = (RelatedSpan(scope.document.key_span(*route, first), f"`{first}` has groups too"),)
    message = f"groups by `{second}` overlap with those by `{first}`"
    help = "name the groups of one label; state another SLO or alert for the other"
    scope.report_key(OVERLAPPING_GROUPS, (*route, second), message, help, related)
