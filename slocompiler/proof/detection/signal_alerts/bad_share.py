"""Thresholds over counters and histograms: all of them ask how much of a window is bad.

A quantile q is above a limit when more than 1 - q of the measurements are; a mean, a rate or a count that moves from m0
to m1 is beyond a limit when more than (limit - m0) / (m1 - m0) of the window are of the new kind; a rate has dropped by
a share when more than that share of the usual events are missing.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial

from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.readings import Readings
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.shift import Shift, Timing
from slocompiler.proof.detection.simulate import Run
from slocompiler.values import Duration

#: The latency of requests is taken to be exponential, so that the share above t is (1 - q) ** (t / quantile q); this is
#: rounded to so many digits.
_DIGITS = Decimal("0.0001")


def simulate_bad_share(
    threshold: Fraction, over: Duration, holding: Holding, facts: DetectionFacts, scenario: Scenario
) -> Outcome:
    """When an alert on `bad share over a window > threshold` fires; the window is read from the raw counters."""
    readings = Readings(facts, scenario)
    raw = RawRatio(readings.counters, readings.scrapes, over.milliseconds)
    settles = over.milliseconds + readings.scrapes.step
    return Run(facts, scenario, settles, settles).judged(partial(raw.above, threshold=threshold), holding)


def share_shift(
    text: str, threshold: Fraction, over: Duration, timing: Timing, scenario: Scenario, *, may_be_born: bool = False
) -> Shift:
    """A bad share that jumps from the scenario's baseline to its ratio.

    At most over x (t - b) / (e - b), as for a raw window of a burn-rate alert (SEMANTICS 3), and a scrape more when the
    series of what is bad may begin with it.
    """
    facts, holding = timing.facts, timing.holding
    outcome: Callable[[Scenario], Outcome] = partial(simulate_bad_share, threshold, over, holding, facts)
    base, bad = scenario.baseline, scenario.bad_ratio
    if bad <= threshold:
        return Shift(text, scenario, outcome, None)
    filled = over.milliseconds * max(Fraction(0), threshold - base) / (bad - base)
    extra = facts.scrape.milliseconds if may_be_born and not base else 0
    return Shift(text, scenario, outcome, timing.latest(filled, extra))


def linear_shift(
    text: str, limit: Fraction, change: tuple[Fraction, Fraction], over: Duration, timing: Timing
) -> Shift:
    """A mean, a rate or a count that jumps from the first value of `change` to the second, and back."""
    share = share_for_mean(limit, *change)
    return share_shift(text, share, over, timing, Scenario(Fraction(1)))


def share_for_quantile(quantile: Decimal | Fraction, *, is_above: bool) -> Fraction:
    """Which share of the measurements must be on the wrong side of a limit that is a bucket boundary."""
    return Fraction(1 - quantile if is_above else quantile)


def share_for_mean(limit: Fraction, before: Fraction, after: Fraction) -> Fraction:
    """Which share of the measurements must have moved from the value `before` to `after` for the mean to pass a limit.

    Raises ValueError when `after` does not lie beyond it.
    """
    share = (limit - before) / (after - before) if after != before else Fraction(1)
    if not 0 <= share < 1:
        raise ValueError("the new value must be beyond the limit, and the old one must not")
    return share


def share_beyond(quantile: Decimal, times: Fraction) -> Fraction:
    """Which share of an exponential distribution is above a limit, when its quantile is `times` that limit."""
    exponent = Decimal(times.denominator) / Decimal(times.numerator)
    return Fraction(((1 - quantile) ** exponent).quantize(_DIGITS))
