"""What the alerts of a subject do in an outage: from the detection model where it knows the SLI, else step by step."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr, DistributionSli, EventsSli, NoData, SloIr, TimesliceSli
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Period
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.rule_tests.burn_outcomes import burn_periods
from slocompiler.proof.rule_tests.phases import Phase
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.values import Duration

Periods = tuple[Period, ...]


class Outage(Struct, frozen=True):
    """A failure as a test gives it: after `history`, for `lasts`; the test ends at `ends` (ms of the test).

    `baseline` is bad before it and afterwards.
    """

    bad_ratio: Fraction
    history: int
    lasts: int
    ends: int
    baseline: Fraction = Fraction(0)

    @property
    def phases(self) -> tuple[Phase, ...]:
        after = max(0, self.ends - self.history - self.lasts)
        return Phase(self.history, self.baseline), Phase(self.lasts, self.bad_ratio), Phase(after, self.baseline)


def is_modelled(slo: SloIr) -> bool:
    """Whether the detection model follows the SLI through any failure: counters of events, in slices or not."""
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    return isinstance(sli, EventsSli | DistributionSli) and slo.no_data is NoData.IGNORE


def outage_periods(subject: Subject, outage: Outage, scale: Decimal = Decimal(1)) -> tuple[Periods, ...]:
    """The times of firing of each alert up to the end, in ms of the test, for an SLI that is stepped through.

    `scale` multiplies every threshold.
    """
    counts = subject.counts(outage.phases)
    return tuple(burn_periods(alert, counts, outage.ends, Fraction(scale)) for alert in subject.partition.burn_alerts)


def modelled_periods(
    alerts: Sequence[BurnAlertIr], facts: DetectionFacts, outage: Outage, scale: Decimal = Decimal(1)
) -> tuple[Periods, ...]:
    """The same from the detection model; `scale` multiplies every threshold."""
    scenario = Scenario(
        outage.bad_ratio, outage.baseline, lasts=Duration(outage.lasts), history=Duration(outage.history)
    )
    scaled = tuple(anonymous(_scaled_alert(alert, scale)) for alert in alerts)
    outcomes = simulate_together(scaled, _scaled(facts, scale), scenario)
    return tuple(_until(one.periods if isinstance(one, Firing) else (), outage) for one in outcomes)


def _scaled(facts: DetectionFacts, scale: Decimal) -> DetectionFacts:
    """The facts with the limit of their slices shifted, where there are slices."""
    if facts.shape.slice_limit is None or scale == 1:
        return facts
    return replace(facts, shape=replace(facts.shape, slice_limit=facts.shape.slice_limit * scale))


def _until(periods: Periods, outage: Outage) -> Periods:
    """The same counted from the beginning of the test, without what comes after its end."""
    moved = [
        Period(_moved(period.fires, outage), None if period.resets is None else _moved(period.resets, outage))
        for period in periods
        if period.fires.milliseconds + outage.history <= outage.ends
    ]
    return tuple(
        replace(one, resets=None) if one.resets is not None and one.resets.milliseconds > outage.ends else one
        for one in moved
    )


def _moved(moment: Duration, outage: Outage) -> Duration:
    return Duration(moment.milliseconds + outage.history)


def _scaled_alert(alert: BurnAlertIr, scale: Decimal) -> BurnAlertIr:
    """The alert with its thresholds times a scale."""
    still = alert.still_burning
    return replace(
        alert,
        threshold=alert.threshold * scale,
        still_burning=None if still is None else replace(still, threshold=still.threshold * scale),
    )
