"""When the expression of an alert on a signal is true: written from its meaning, not from its text."""

from collections.abc import Callable
from fractions import Fraction
from statistics import median

from slocompiler.ir.alerts import AbsenceIr, ChangeIr, MeasureKind, ThresholdIr
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.rule_tests.alerts.measuring import Reading
from slocompiler.proof.rule_tests.alerts.values import Values
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.values import Duration

#: What a change is compared with unless the spec says otherwise.
BASELINES = (Duration.of(hours=1), Duration.of(days=1), Duration.of(days=7))
EVENT_KINDS = (MeasureKind.RATE, MeasureKind.COUNT)


def threshold_condition(threshold: ThresholdIr, values: Values, *, is_floor: bool, scale: Fraction) -> Condition:
    """`is_floor`: events that must not be too few are none when their series are gone. `scale` shifts the limit."""
    measure, limit = threshold.measure, Fraction(threshold.value) * scale

    def is_true(moment: int) -> bool:
        if measure.kind is MeasureKind.VALUE and measure.over is not None:
            found = values.over_time(moment, measure.over, measure.aggregate or "mean")
        else:
            found = values.now(moment)
        if found is None:
            return is_floor and limit > 0
        return _is_above(found, limit) if threshold.is_above else _is_below(found, limit)

    return is_true


def _is_above(found: Reading, limit: Fraction) -> bool:
    """A value of a native histogram lies above the lower end of its bucket."""
    low, high = found
    if low < limit < high:
        raise NotTestableError("its limit lies within a bucket")
    return low > limit or (low == limit and low < high)


def _is_below(found: Reading, limit: Fraction) -> bool:
    low, high = found
    if low < limit < high:
        raise NotTestableError("its limit lies within a bucket")
    return high < limit


def change_condition(
    change: ChangeIr, values: Values, fixed: Fraction | None, window: Duration, scale: Fraction
) -> Condition:
    """`fixed`: the baseline that a test records itself, as it is older than the test."""
    bound = Fraction(1 - change.share.ratio if change.is_drop else 1 + change.share.ratio) * scale
    is_counted = change.measure.kind in EVENT_KINDS

    def is_true(moment: int) -> bool:
        baseline = _baseline(change, values, moment) if fixed is None else fixed
        if baseline is None:
            return False
        found = values.now(moment)
        if found is None:
            if not (change.is_drop and is_counted):
                return False
            found = (Fraction(0), Fraction(0))
        beyond = found[1] < bound * baseline if change.is_drop else found[0] > bound * baseline
        return beyond and _is_enough(change, baseline, window)

    return is_true


def _baseline(change: ChangeIr, values: Values, moment: int) -> Fraction | None:
    """The middle of native buckets stands for them: their values are all chosen far apart."""
    offsets = BASELINES if change.against is None else (change.against,)
    found = [one for one in (values.earlier(moment, offset) for offset in offsets) if one is not None]
    return median((low + high) / 2 for low, high in found) if found else None


def _is_enough(change: ChangeIr, baseline: Fraction, window: Duration) -> bool:
    if change.min_baseline is not None and change.measure.kind in EVENT_KINDS:
        factor = Fraction(300)
        if change.measure.kind is MeasureKind.COUNT:
            factor = Fraction(300_000, window.milliseconds)
        return baseline * factor > change.min_baseline
    return change.is_drop or baseline > 0


def absence_condition(
    absence: AbsenceIr,
    present: Callable[[int], bool],
    events: Callable[[int], Fraction | None],
    interval: int,
    *,
    is_named: bool,
) -> Condition:
    """`present`: whether the signal has series; `events`: what is recorded of a group, None when nothing is.

    `is_named`: the group is declared, and missed for ever.
    """
    if absence.seen_within is None:
        return lambda moment: not present(moment)
    memory = absence.seen_within.milliseconds

    def is_true(moment: int) -> bool:
        now = events(moment)
        if now is not None and now > 0:
            return False
        if is_named:
            return True
        first = max(0, (moment - memory) // interval * interval + interval)
        return any(events(at) is not None for at in range(moment, first - 1, -interval))

    return is_true
