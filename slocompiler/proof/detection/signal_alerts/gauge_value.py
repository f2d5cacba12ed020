"""Thresholds on a gauge that steps from one value to another, and back."""

from fractions import Fraction
from functools import partial

from msgspec import Struct

from slocompiler.ir.alerts import MeasureIr
from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.shift import Shift, Timing
from slocompiler.proof.detection.simulate import Run


class GaugeStep(Struct, frozen=True):
    """The value before (and after) the outage, the one during it, and the limit of the alert."""

    usual: Fraction
    wrong: Fraction
    limit: Fraction
    is_above: bool

    def is_beyond(self, value: Fraction) -> bool:
        return value > self.limit if self.is_above else value < self.limit


def gauge_shift(text: str, measure: MeasureIr, step: GaugeStep, timing: Timing, extra: int = 0) -> Shift:
    """A gauge that steps from its usual value to a wrong one.

    At most one scrape until it is seen, and then, of a window w, w x the share of wrong samples that moves its mean
    beyond the limit; all of w for a minimum that must not be high or a maximum that must not be low. `extra` ms come on
    top.
    """
    window = Fraction(0 if measure.over is None else measure.over.milliseconds)
    if measure.aggregate == ("max" if step.is_above else "min"):
        window = Fraction(0)
    elif measure.aggregate not in ("max", "min") and window:
        window *= (step.limit - step.usual) / (step.wrong - step.usual)
    run = partial(simulate_gauge, measure, step, timing.holding, timing.facts)
    return Shift(text, Scenario(Fraction(1)), run, timing.latest(window, extra))


def simulate_gauge(
    measure: MeasureIr, step: GaugeStep, holding: Holding, facts: DetectionFacts, scenario: Scenario
) -> Outcome:
    """When an alert on a gauge fires: on its value now, or its mean, maximum or minimum over a time.

    The scenario says only when the value is wrong. A window holds the samples of (T - window, T].
    """
    scrapes = Grid(facts.scrape.milliseconds, -scenario.since_scrape.milliseconds)
    samples = _Samples(scrapes, scenario)
    window = 0 if measure.over is None else measure.over.milliseconds

    def is_true(moment: int) -> bool:
        wrong, all_ = (samples.now(moment), 1) if not window else samples.over(window, moment)
        return step.is_beyond(_value(measure.aggregate, step, wrong, all_))

    settles = window + scrapes.step
    return Run(facts, scenario, settles, settles).outcome(is_true, holding)


def _value(aggregate: str | None, step: GaugeStep, wrong: int, all_: int) -> Fraction:
    present = ([step.wrong] if wrong else []) + ([step.usual] if wrong < all_ else [])
    if aggregate == "max":
        return max(present)
    if aggregate == "min":
        return min(present)
    return step.usual + (step.wrong - step.usual) * Fraction(wrong, all_)


class _Samples(Struct, frozen=True):
    """A gauge is scraped: a sample is wrong when the outage had begun before it and had not ended before it."""

    scrapes: Grid
    scenario: Scenario

    def now(self, moment: int) -> int:
        """1 when the newest sample is wrong, else 0."""
        at = self.scrapes.at_or_before(moment)
        return int(at > 0 and not self.scenario.is_over(at))

    def over(self, window: int, moment: int) -> tuple[int, int]:
        """Wrong samples and all samples of a window."""
        oldest, newest = self.scrapes.after(moment - window), self.scrapes.at_or_before(moment)
        ends = newest if self.scenario.lasts is None else min(newest, self.scenario.lasts.milliseconds)
        return self._count(max(oldest, 1), ends), self._count(oldest, newest)

    def _count(self, first: int, last: int) -> int:
        start, end = self.scrapes.at_or_after(first), self.scrapes.at_or_before(last)
        return max(0, (end - start) // self.scrapes.step + 1)
