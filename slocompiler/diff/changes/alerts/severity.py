"""How urgent an alert is, and whether it wakes somebody."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.alarms import Alarm
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.pairing import Pair
from slocompiler.diff.words import effects

RAISED, LOWERED = mirrored(
    ("DIF217", "severity-raised", (Level.NEUTRAL,), "It is more urgent; it may wake somebody now."),
    (
        "DIF218",
        "severity-lowered",
        (Level.BREAKING, Level.RISKY),
        "It is less urgent. Breaking when it woke somebody and no longer does, else risky.",
    ),
)
RENAMED = undirected("DIF219", "severity-renamed", Level.NEUTRAL, "Another severity that is as urgent.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.alarms.kept:
        old, new = _rank(delta, each)
        if old == new and each.old.severity == each.new.severity:
            continue
        kind = RENAMED if old == new else RAISED if new < old else LOWERED
        loses = each.old.page and not each.new.page
        level = kind.levels[0] if loses else kind.levels[-1]
        wakes = effects(Effect("wakes somebody", *("yes" if side.page else "no" for side in (each.old, each.new))))
        subject = Subject(each.new.part, each.new.name, each.new.group)
        spans = delta.alarm_spans(each, ("severity", "max_severity"))
        yield delta.change(kind, subject, each.old.severity, each.new.severity, spans=spans, effects=wakes, level=level)


def _rank(delta: ServiceDelta, each: Pair[Alarm]) -> tuple[tuple[bool, int], tuple[bool, int]]:
    """Lower is more urgent; what wakes somebody comes before all that does not.

    A severity of one name keeps its rank, whatever others are declared beside it.
    """
    old = delta.organization.old.ir.severity(each.old.severity)
    new = delta.organization.new.ir.severity(each.new.severity)
    is_same = old.name == new.name
    return (not old.page, 0 if is_same else old.urgency), (not new.page, 0 if is_same else new.urgency)


RULE = ServiceRule((RAISED, LOWERED, RENAMED), _check)
