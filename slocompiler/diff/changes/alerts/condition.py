"""What an alert outside any SLO fires on."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import value_words
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import Pair
from slocompiler.ir.alerts import BandIr, ChangeIr, ConditionIr, RawConditionIr, ThresholdIr
from slocompiler.proof.table.condition_words import condition_words

HARDER, EASIER = mirrored(
    ("DIF206", "threshold-harder", (Level.RISKY,), "It takes more before it fires."),
    ("DIF207", "threshold-easier", (Level.NEUTRAL,), "It takes less before it fires."),
)
CHANGED = undirected("DIF208", "condition-changed", Level.RISKY, "It fires on something else.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    names = delta.signal_names
    for alert, part in delta.conditions:
        conditions = Pair(_without_window(part.old.condition), _without_window(part.new.condition))
        same_signal = names.get(alert.old.signal or "", alert.old.signal) == alert.new.signal
        if same_signal and is_same(conditions.old, conditions.new):
            continue
        kind = _kind(conditions.old, conditions.new) if same_signal else CHANGED
        words = (_words(each.condition) for each in (part.old, part.new))
        routes = tuple((("alerts", one.name, "when"), ("alerts", one.name, "promql")) for one in (alert.new, alert.old))
        subject = Subject("alert", alert.new.name, part.new.group)
        yield delta.change(kind, subject, *words, at=routes[0], old_at=routes[1])


def _without_window(condition: ConditionIr) -> ConditionIr:
    """How far it looks back is a change of its own."""
    if isinstance(condition, ThresholdIr | ChangeIr | BandIr):
        return replace(condition, measure=replace(condition.measure, over=None))
    return condition


def _kind(old: ConditionIr, new: ConditionIr) -> ChangeKind:
    """A direction is told where nothing but one number differs."""
    numbers = _number(old), _number(new)
    if numbers[0] is None or numbers[1] is None or numbers[0][0] != numbers[1][0]:
        return CHANGED
    return HARDER if numbers[1][1] > numbers[0][1] else EASIER


def _number(condition: ConditionIr) -> tuple[object, Decimal] | None:
    """What the number belongs to, and the number: the higher, the harder."""
    match condition:
        case ThresholdIr(measure, is_above, value):
            return (measure, is_above), value if is_above else -value
        case ChangeIr(measure, is_drop, share, against, min_baseline):
            return (measure, is_drop, against, min_baseline), share.ratio
        case BandIr(measure, deviations, season):
            return (measure, season), deviations
        case _:
            return None


def _words(condition: ConditionIr) -> str:
    return value_words(condition.query) if isinstance(condition, RawConditionIr) else condition_words(condition)


RULE = ServiceRule((HARDER, EASIER, CHANGED), _check)
