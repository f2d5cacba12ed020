"""At which hours an alert is told."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.delivery_places import hours_places
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.side import Telling
from slocompiler.routing.hours.spans import difference

WIDER, NARROWER = mirrored(
    ("DIF304", "hours-wider", (Level.NEUTRAL,), "It is told at more hours."),
    (
        "DIF305",
        "hours-narrower",
        (Level.BREAKING, Level.RISKY),
        "At some hours it is no longer told. Breaking when it woke somebody then, else risky.",
    ),
    follows=True,
)
MOVED = ChangeKind(
    "DIF306",
    "hours-moved",
    (Level.BREAKING, Level.RISKY),
    "It is told at other hours, and at some it is no longer. Breaking when it woke somebody then, else risky.",
    "hours-moved",
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """An alert that nobody is told of at all has no hours."""
    for each in delta.alarms.kept:
        old, new = each.old.telling, each.new.telling
        kind = _kind(old, new) if old.receivers and new.receivers else None
        if kind is not None:
            level = kind.levels[0] if each.old.page and kind is not WIDER else kind.levels[-1]
            subject = Subject(each.new.part, each.new.name, each.new.group)
            spans = hours_places(delta, each)
            yield delta.change(kind, subject, old.hours_words, new.hours_words, spans=spans, level=level)


def _kind(old: Telling, new: Telling) -> ChangeKind | None:
    if old.hours == new.hours:
        return None
    if not difference(old.hours, new.hours):
        return WIDER
    return NARROWER if not difference(new.hours, old.hours) else MOVED


RULE = ServiceRule((WIDER, NARROWER, MOVED), _check)
