"""Thresholds over counters and histograms: all of them ask how much of a window is bad.

A quantile q is above a limit when more than 1 - q of the measurements are; a mean that moves from m0 to m1 is above a
limit when more than (limit - m0) / (m1 - m0) of them are of the new kind; a rate has dropped by a share when more than
that share of the usual events are missing.
"""

from decimal import Decimal
from fractions import Fraction

from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.readings import Readings
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.share import exceeds
from slocompiler.proof.detection.simulate import Run
from slocompiler.values import Duration


def simulate_bad_share(
    threshold: Fraction, over: Duration, holding: Holding, facts: DetectionFacts, scenario: Scenario
) -> Outcome:
    """When an alert on `bad share over a window > threshold` fires; the window is read from the raw counters."""
    readings = Readings(facts, scenario, over)
    raw = RawRatio(readings.counters, readings.scrapes, over.milliseconds)
    settles = over.milliseconds + readings.scrapes.step
    run = Run(facts, scenario, settles, settles)
    return run.outcome(lambda moment: exceeds(raw.at(moment), threshold), holding)


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
