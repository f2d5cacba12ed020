"""Changes as they are reported: what many services have in common is one entry with its reach."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from slocompiler.diff.change import Change

#: A service and its environment.
Reached = tuple[str, str | None]


class Entry(Struct, frozen=True):
    """One change and all services that it is a change of, sorted; none for what belongs to the organization.

    `things`: how many subjects there are by name; `change.subject` is the first of them. `varies`: the values or
    effects of others differ from those of `change`.
    """

    change: Change
    reach: tuple[Reached, ...]
    things: int
    varies: bool

    @property
    def services(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(service for service, _ in self.reach))


def entries(changes: Iterable[Change]) -> tuple[Entry, ...]:
    """By level, then code, then place."""
    by_service: dict[Reached, list[Change]] = defaultdict(list)
    for change in changes:
        by_service[change.service, change.environment].append(change)
    gathered: dict[object, list[Change]] = defaultdict(list)
    for of_service in by_service.values():
        roots = _shared_roots(of_service)
        for change in of_service:
            gathered[_key(change, roots)].append(change)
    return tuple(sorted(map(_entry, gathered.values()), key=_order))


def _shared_roots(changes: list[Change]) -> frozenset[object] | None:
    """The places of all that changed for a service, where that is shared text alone; None: something of its own did."""
    roots = [change for change in changes if not change.kind.follows]
    if not all(change.is_inherited for change in roots):
        return None
    return frozenset((change.old_span, change.new_span) for change in roots)


def _key(change: Change, roots: frozenset[object] | None) -> object:
    """What is one entry: the same text at the same places; and what follows, where the same shared text changed."""
    sort = (change.kind.code, change.level)
    if change.is_inherited:
        return (*sort, change.old, change.new, change.old_span, change.new_span)
    if change.kind.follows and roots is not None and change.service:
        return (*sort, change.subject.part, roots)
    if change.kind.follows:
        # Alerts of a service that are told alike are one entry; what has numbers of its own stays apart.
        subject = change.subject if change.effects else None
        return (*sort, change.service, subject, change.old, change.new, change.effects)
    return (*sort, change.service, change.subject, change.old, change.new, change.old_span, change.new_span)


def _entry(changes: list[Change]) -> Entry:
    first = changes[0]
    reach = sorted({(one.service, one.environment) for one in changes if one.service}, key=str)
    things = {one.subject for one in changes}
    values = {(one.old, one.new, one.effects) for one in changes}
    return Entry(first, tuple(reach), len(things), len(values) > 1)


def _order(entry: Entry) -> tuple[object, ...]:
    change = entry.change
    span = change.new_span or change.old_span
    place = ("", 0, 0) if span is None else (span.path, span.line, span.column)
    return (change.level, change.kind.code, place, change.service, change.environment or "", change.subject)
