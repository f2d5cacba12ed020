"""The changes that an alert on a threshold is asked about: to a little beyond its limit, twice and ten times as far."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.ir.alerts import MeasureKind, ThresholdIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusGaugeIr, PrometheusRatioIr, SignalIr
from slocompiler.promql import VectorSelector, fixed_ranges, uses_window, without_parens
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.bad_share import (
    linear_shift,
    share_beyond,
    share_for_quantile,
    share_shift,
)
from slocompiler.proof.detection.signal_alerts.burst import burst_shift
from slocompiler.proof.detection.signal_alerts.gauge_value import GaugeStep, gauge_shift
from slocompiler.proof.detection.signal_alerts.shift import NotModelled, Shift, Shifts, Timing
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.proof.failures import OUTAGES
from slocompiler.values import Duration, print_fraction

TIMES = (Fraction("1.1"), Fraction(2), Fraction(10))
_HALF = Fraction(1, 2)
#: Fewer events than this in a window do not come evenly: they are taken to come at once.
FEW_EVENTS = 50


def threshold_shifts(condition: ThresholdIr, signal: SignalIr, timing: Timing) -> Shifts | NotModelled:
    """By what is measured."""
    match condition.measure.kind:
        case MeasureKind.BAD_RATIO:
            return _bad_ratio(condition, signal, timing)
        case MeasureKind.QUANTILE:
            return _quantile(condition, signal, timing)
        case MeasureKind.VALUE:
            return _value(condition, signal, timing)
        case MeasureKind.COUNT if condition.is_above and condition.value < FEW_EVENTS:
            return _bursts(condition, timing)
        case _:
            return _linear(condition, timing)


def _bad_ratio(condition: ThresholdIr, signal: SignalIr, timing: Timing) -> Shifts | NotModelled:
    """Outages from the baseline. A ratio that is not computed over the window is a value like any gauge's."""
    source = signal.prometheus
    if isinstance(source, PrometheusRatioIr) and not uses_window(source.bad.expr):
        return NotModelled("its ratio is computed elsewhere, over a time of its own")
    if not condition.is_above:
        return NotModelled("a failure does not lower the share of bad events")
    baseline, is_born = timing.facts.baseline, not isinstance(source, PrometheusRatioIr)
    shifts = tuple(
        share_shift(
            f"{failure.text} bad",
            Fraction(condition.value),
            _over(condition),
            timing,
            Scenario(failure.bad_ratio, baseline),
            may_be_born=is_born,
        )
        for failure in OUTAGES
        if failure.bad_ratio > baseline
    )
    return Shifts(f"the bad ratio jumps from {print_fraction(baseline * 100)} %", shifts, is_bad_share=True)


def _quantile(condition: ThresholdIr, signal: SignalIr, timing: Timing) -> Shifts | NotModelled:
    """All of an exponential distribution becomes slower (or faster) at once.

    A limit between two boundaries is interpolated linearly between their counts, so it is passed when a share of the
    measurements is beyond it, as if it were a boundary.
    """
    assert condition.measure.quantile is not None, "a quantile has one"
    quantile = condition.measure.quantile
    threshold = share_for_quantile(quantile, is_above=condition.is_above)
    shifts = []
    for times in TIMES:
        before, after = (_HALF, times) if condition.is_above else (1 / _HALF, 1 / times)
        base, bad = (share_beyond(quantile, each) for each in (before, after))
        if not condition.is_above:
            base, bad = 1 - base, 1 - bad
        text = f"{_times(after)} ({print_fraction(bad * 100, 3)} % beyond)"
        shifts.append(share_shift(text, threshold, _over(condition), timing, Scenario(bad, base)))
    fine = (
        ""
        if isinstance(signal.prometheus, PrometheusDistributionIr) and signal.prometheus.boundaries
        else (", in fine buckets")
    )
    return Shifts(f"{_from(condition)}; latencies are exponential{fine}", tuple(shifts))


def _linear(condition: ThresholdIr, timing: Timing) -> Shifts:
    """A mean, a rate or a count of many events moves evenly as a window fills with the new value."""
    changes = _changes(condition)
    shifts = (
        linear_shift(text, Fraction(condition.value), change, _over(condition), timing) for text, change in changes
    )
    return Shifts(_from(condition), tuple(shifts))


def _bursts(condition: ThresholdIr, timing: Timing) -> Shifts:
    """So few events come at once, or not at all."""
    least = int(condition.value) + 1
    counts = dict.fromkeys((least, 2 * least, 10 * least))
    shifts = (burst_shift(count, Fraction(condition.value), _over(condition), timing) for count in counts)
    return Shifts("so many events come at once, on counters that exist", tuple(shifts))


def _value(condition: ThresholdIr, signal: SignalIr, timing: Timing) -> Shifts:
    """A value of now is beyond its limit or not, by how much does not matter."""
    measure, limit = condition.measure, Fraction(condition.value)
    extra, note = _expression(signal, timing, is_recorded=measure.over is not None)
    simple = measure.over is None or measure.aggregate in ("max", "min")
    changes = list(_changes(condition))
    shifts: list[Shift] = []
    for text, (before, after) in changes[:1] if simple else changes:
        step = GaugeStep(before, after, limit, condition.is_above)
        shifts.append(gauge_shift("beyond the limit" if simple else text, measure, step, timing, extra))
    return Shifts(f"{_from(condition)}{note}" if not simple else f"the value steps over the limit{note}", tuple(shifts))


def _expression(signal: SignalIr, timing: Timing, *, is_recorded: bool) -> tuple[int, str]:
    """What is late beside the samples of a gauge: the time that its expression looks back, and its recording (ms)."""
    assert isinstance(signal.prometheus, PrometheusGaugeIr), "a value is that of a gauge"
    expr = signal.prometheus.value.expr
    if isinstance(without_parens(expr), VectorSelector):
        return 0, ""
    ranges = [found.range for found in fixed_ranges(expr) if isinstance(found.range, Duration)]
    back = max(ranges, default=Duration(0))
    extra = back.milliseconds + (timing.facts.interval.milliseconds if is_recorded else 0)
    return extra, f"; its expression looks back {back}, so up to that later" if back.milliseconds else ""


def _changes(condition: ThresholdIr) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
    """From half the limit (or twice, for what must not be low) to 1.1, 2 and 10 times it (or that part of it).

    A limit of 0 or less has no multiples: then it is so many units beyond, from one before.
    """
    limit = Fraction(condition.value)
    if limit <= 0:
        sign = 1 if condition.is_above else -1
        for times in TIMES:
            yield f"{print_fraction(times)} beyond", (limit - sign, limit + sign * times)
        return
    for times in TIMES:
        before, after = (_HALF, times) if condition.is_above else (1 / _HALF, 1 / times)
        yield _times(after), (before * limit, after * limit)


def _times(times: Fraction) -> str:
    return f"{print_fraction(times, 2)}x the limit"


def _from(condition: ThresholdIr) -> str:
    if condition.value <= 0:
        return f"{condition.measure.text} jumps from 1 before the limit"
    start = "half" if condition.is_above else "twice"
    return f"{condition.measure.text} jumps from {start} the limit"


def _over(condition: ThresholdIr) -> Duration:
    return condition.measure.over or COUNT_WINDOW
