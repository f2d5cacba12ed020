"""What the alerts of a subject do in an outage: from the detection model where it knows the SLI, else step by step."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.slos import BurnAlertIr, DistributionSli, EventsSli, NoData, SloIr, TimesliceSli
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Period
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.rule_tests.burn_outcomes import burn_periods
from slocompiler.proof.rule_tests.phases import Phase
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.values import Duration

Periods = tuple[Period, ...]
_NOWHERE = SourceSpan.start_of("")


class Outage(Struct, frozen=True):
    """A failure as a test gives it: after `history`, for `lasts`; the test ends at `ends` (ms of the test)."""

    bad_ratio: Fraction
    history: int
    lasts: int
    ends: int

    @property
    def phases(self) -> tuple[Phase, ...]:
        after = max(0, self.ends - self.history - self.lasts)
        return Phase(self.history), Phase(self.lasts, self.bad_ratio), Phase(after)


def is_modelled(slo: SloIr) -> bool:
    """Whether the detection model follows the SLI through any failure: counters of events, in slices or not."""
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    return isinstance(sli, EventsSli | DistributionSli) and slo.no_data is NoData.IGNORE


def outage_periods(subject: Subject, outage: Outage, scale: Decimal = Decimal(1)) -> tuple[Periods, ...]:
    """The times of firing of each alert up to the end, in ms of the test; `scale` multiplies every threshold."""
    alerts = subject.partition.burn_alerts
    if not is_modelled(subject.slo):
        counts = subject.counts(outage.phases)
        return tuple(burn_periods(alert, counts, outage.ends, Fraction(scale)) for alert in alerts)
    anonymous = tuple(_anonymous(alert, scale) for alert in alerts)
    return tuple(_until(periods, outage) for periods in _modelled(anonymous, _scaled(subject.facts, scale), outage))


def _scaled(facts: DetectionFacts, scale: Decimal) -> DetectionFacts:
    """The facts with the limit of their slices shifted, where there are slices."""
    if facts.shape.slice_limit is None or scale == 1:
        return facts
    return replace(facts, shape=replace(facts.shape, slice_limit=facts.shape.slice_limit * scale))


@lru_cache(maxsize=2048)
def _modelled(alerts: Sequence[BurnAlertIr], facts: DetectionFacts, outage: Outage) -> tuple[Periods, ...]:
    """Hundreds of SLOs share a policy and an objective: their tests are the same."""
    scenario = Scenario(outage.bad_ratio, lasts=Duration(outage.lasts), history=Duration(outage.history))
    outcomes = simulate_together(alerts, facts, scenario)
    return tuple(outcome.periods if isinstance(outcome, Firing) else () for outcome in outcomes)


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


def _anonymous(alert: BurnAlertIr, scale: Decimal) -> BurnAlertIr:
    still = alert.still_burning
    return replace(
        alert,
        entry="",
        alert_name="",
        severity="",
        page=False,
        span=_NOWHERE,
        threshold=alert.threshold * scale,
        still_burning=None if still is None else replace(still, threshold=still.threshold * scale),
    )
