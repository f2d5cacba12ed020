"""The changes that an alert on a drop or a rise is asked about."""

from fractions import Fraction

from msgspec.structs import replace

from slocompiler.ir.alerts import ChangeIr, MeasureIr, MeasureKind
from slocompiler.ir.signals import SignalIr
from slocompiler.proof.detection.outcome import Never, Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.bad_share import linear_shift, share_shift
from slocompiler.proof.detection.signal_alerts.gauge_value import GaugeStep, gauge_shift
from slocompiler.proof.detection.signal_alerts.shift import NotModelled, Shift, Shifts, Timing
from slocompiler.proof.detection.signal_alerts.vanishing import simulate_vanishing
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.values import Duration, Share, print_fraction

LOSSES = tuple(Fraction(Share.parse(text).ratio) for text in ("100%", "60%", "40%"))
TIMES = (Fraction("1.1"), Fraction(2), Fraction(10))
#: Two of the moments 1h, 1d and 1w ago lie before a change for so long; then it is its own baseline.
LONGEST_CHANGE = Duration.of(days=1)
EVENT_KINDS = (MeasureKind.RATE, MeasureKind.COUNT)


def change_shifts(condition: ChangeIr, signal: SignalIr, timing: Timing) -> Shifts | NotModelled:
    """Against a steady past: the measure was the same at every moment that the baseline looks at.

    What is compared with its past is noticed until that past has changed as well: for a day with the median of 1h, 1d
    and 1w ago. An alert whose `for` is as long never fires.
    """
    if condition.measure.kind is MeasureKind.QUANTILE:
        return NotModelled("a quantile against its own past depends on where both lie between the buckets")
    forgets = condition.against or LONGEST_CHANGE
    shifts = _drops(condition, timing) if condition.is_drop else _rises(condition, timing)
    if timing.held + timing.facts.interval.milliseconds >= forgets.milliseconds:
        return Shifts(_basis(condition, signal), tuple(map(_never, shifts)))
    return Shifts(
        _basis(condition, signal),
        tuple(replace(shift, ends_after=forgets) if shift.at_most else shift for shift in shifts),
    )


def _basis(condition: ChangeIr, signal: SignalIr) -> str:
    past = "1h, 1d and 1w ago it was the same" if condition.against is None else f"{condition.against} ago it was usual"
    least, traffic = condition.min_baseline, signal.traffic
    if condition.measure.kind in EVENT_KINDS and least and traffic and traffic.low.per_second * 300 <= least:
        return f"{past}; at {traffic.low} it is quiet, as that is no more than {least} events in 5m"
    return past


def _never(shift: Shift) -> Shift:
    return Shift(shift.text, shift.scenario, _nothing, None)


def _nothing(scenario: Scenario) -> Outcome:
    return Never()


def _drops(condition: ChangeIr, timing: Timing) -> list[Shift]:
    """Missing events count like bad ones of a constant traffic."""
    share, over, kind = Fraction(condition.share.ratio), condition.measure.over or COUNT_WINDOW, condition.measure.kind
    texts = {f"loses {_percent(loss)}": loss for loss in LOSSES}
    if kind is MeasureKind.VALUE:
        return [_step(text, condition.measure, share, -loss, timing) for text, loss in texts.items()]
    shifts = [share_shift(text, share, over, timing, Scenario(loss)) for text, loss in texts.items()]
    return [*shifts, _vanishing(share, over, timing)] if kind in EVENT_KINDS else shifts


def _vanishing(share: Fraction, over: Duration, timing: Timing) -> Shift:
    """Every series ends. As long as two samples are left in the window, `rate` stretches them by half a scrape."""

    def follow(scenario: Scenario) -> Outcome:
        return simulate_vanishing(share, over, timing.holding, timing.facts)

    return Shift("all series end", Scenario(Fraction(1)), follow, timing.latest(Fraction(over.milliseconds)))


def _rises(condition: ChangeIr, timing: Timing) -> list[Shift]:
    share, over = Fraction(condition.share.ratio), condition.measure.over or COUNT_WINDOW
    if condition.measure.kind is MeasureKind.VALUE:
        return [_step(f"rises by over {_percent(share)}", condition.measure, share, share + 1, timing)]
    texts = {f"rises by {_percent(rise)}": rise for rise in (share * times for times in TIMES)}
    return [linear_shift(text, 1 + share, (Fraction(1), 1 + rise), over, timing) for text, rise in texts.items()]


def _step(text: str, measure: MeasureIr, share: Fraction, change: Fraction, timing: Timing) -> Shift:
    """The value of now against its past, which was 1; what it looks back over plays no part."""
    instant = MeasureIr(measure.text, measure.kind, None, None, None)
    is_rise = change > 0
    step = GaugeStep(Fraction(1), 1 + change, 1 + share if is_rise else 1 - share, is_rise)
    shift = gauge_shift(text, instant, step, timing)
    return shift if step.is_beyond(step.wrong) else _never(shift)


def _percent(share: Fraction) -> str:
    return f"{print_fraction(share * 100, 4)} %"
