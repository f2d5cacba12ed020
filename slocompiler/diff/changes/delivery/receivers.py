"""Who is told of an alert, and who reads along."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.delivery_places import Places, receiver_places
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import listed

ADDED, REMOVED = mirrored(
    ("DIF301", "told-more", (Level.NEUTRAL,), "Somebody else is told, too."),
    (
        "DIF302",
        "told-fewer",
        (Level.BREAKING, Level.RISKY),
        "Somebody is no longer told. Breaking when nobody is left whom the alert woke, else risky.",
    ),
    follows=True,
)
REPLACED = undirected("DIF303", "told-others", Level.RISKY, "Somebody else is told instead.", follows=True)
COPY_ADDED, COPY_REMOVED = mirrored(
    ("DIF307", "copy-added", (Level.NEUTRAL,), "Somebody reads along."),
    ("DIF308", "copy-removed", (Level.NEUTRAL,), "Somebody no longer reads along."),
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.alarms.kept:
        subject = Subject(each.new.part, each.new.name, each.new.group)
        spans = receiver_places(delta, each)
        old, new = each.old.telling, each.new.telling
        kind = _kind(set(old.receivers), set(new.receivers), (ADDED, REMOVED, REPLACED))
        if kind is not None:
            loses_page = each.old.page and not new.receivers
            level = kind.levels[0] if loses_page else kind.levels[-1]
            yield delta.change(kind, subject, listed(old.receivers), listed(new.receivers), spans=spans, level=level)
        yield from _copies(delta, subject, (set(old.copies), set(new.copies)), spans)


def _copies(
    delta: ServiceDelta, subject: Subject, copies: tuple[set[str], set[str]], spans: Places
) -> Iterator[Change]:
    old, new = copies
    if new - old:
        yield delta.change(COPY_ADDED, subject, "", listed(sorted(new - old)), spans=spans)
    if old - new:
        yield delta.change(COPY_REMOVED, subject, listed(sorted(old - new)), "", spans=spans)


def _kind(old: set[str], new: set[str], kinds: tuple[ChangeKind, ChangeKind, ChangeKind]) -> ChangeKind | None:
    if old == new:
        return None
    added, removed, replaced = kinds
    return added if new > old else removed if new < old else replaced


RULE = ServiceRule((ADDED, REMOVED, REPLACED, COPY_ADDED, COPY_REMOVED), _check)
