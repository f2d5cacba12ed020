"""The changes that an alert on an anomaly band is asked about: by so many spreads."""

from fractions import Fraction

from msgspec.structs import replace

from slocompiler.ir.alerts import BandIr, MeasureIr, MeasureKind
from slocompiler.ir.signals import PrometheusGaugeIr, SignalIr
from slocompiler.proof.detection.signal_alerts.bad_share import linear_shift
from slocompiler.proof.detection.signal_alerts.gauge_value import GaugeStep, gauge_shift
from slocompiler.proof.detection.signal_alerts.shift import Shift, Shifts, Timing
from slocompiler.values import Duration, print_fraction, print_number

#: Bands are recorded so often, and of values smoothed over so long (SEMANTICS 6).
BAND_INTERVAL, SMOOTHING = Duration.of(minutes=1), Duration.of(minutes=15)
TIMES = (Fraction("1.25"), Fraction(2), Fraction(5))


def band_shifts(condition: BandIr, signal: SignalIr, timing: Timing) -> Shifts:
    """The measure jumps by a multiple of its spread, up or down, within its usual rhythm.

    Value, band and alert are evaluated once a minute; the value is a mean of 15m (or of `over`), so a jump by m spreads
    is d of them away, and leaves a band of d, when more than d / m of the 15m are new (SEMANTICS 6). The expected value
    and the spread come from earlier weeks and do not move. A quantile moves as a mean does as far as spreads are small.
    """
    timing = replace(timing, facts=replace(timing.facts, interval=BAND_INTERVAL))
    over = max(SMOOTHING, condition.measure.over or SMOOTHING)
    limit = Fraction(condition.deviations)
    shifts = [
        _shift(f"by {print_fraction(limit * times, 3)} spreads", limit, limit * times, over, condition, signal, timing)
        for times in TIMES
    ]
    words = f"{condition.measure.text} jumps out of its band of {print_number(condition.deviations)} spreads"
    return Shifts(f"{words}, with four weeks of history", tuple(shifts))


def _shift(
    text: str, limit: Fraction, size: Fraction, over: Duration, condition: BandIr, signal: SignalIr, timing: Timing
) -> Shift:
    if condition.measure.kind is MeasureKind.VALUE and isinstance(signal.prometheus, PrometheusGaugeIr):
        measure = MeasureIr(condition.measure.text, MeasureKind.VALUE, None, over, "mean")
        step = GaugeStep(Fraction(0), size, limit, is_above=True)
        return gauge_shift(text, measure, step, timing, timing.facts.interval.milliseconds)
    return linear_shift(text, limit, (Fraction(0), size), over, timing)
