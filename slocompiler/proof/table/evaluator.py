"""The one place where it is told apart who evaluates the alerts of an SLO."""

from collections.abc import Callable
from functools import cache, lru_cache, partial

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import LongWindows, OrganizationIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import BurnAlertIr, SloIr
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.bounds import latest_firing
from slocompiler.proof.detection.cloudwatch import alarm_outcome, latest_alarm
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.values import Duration


class Evaluator(Struct, frozen=True):
    """What becomes of alerts in a scenario, and how long one takes at most to fire in a failure that goes on.

    `has_phases`: outcomes depend on where between scrapes and evaluations the scenario begins.
    """

    outcomes: Callable[[tuple[BurnAlertIr, ...], DetectionFacts, Scenario], tuple[Outcome, ...]]
    latest: Callable[[BurnAlertIr, DetectionFacts, Scenario], Duration | None]
    has_phases: bool


def _outcomes(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, scenario: Scenario) -> tuple[Outcome, ...]:
    return _simulated(tuple(map(anonymous, alerts)), replace(facts, may_be_born=False, low=None, mean=None), scenario)


@lru_cache(maxsize=1024)
def _simulated(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, scenario: Scenario) -> tuple[Outcome, ...]:
    return simulate_together(alerts, facts, scenario)


def _latest(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Duration | None:
    return _bound(anonymous(alert), facts, scenario)


@lru_cache(maxsize=4096)
def _bound(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Duration | None:
    return latest_firing(alert, facts, scenario)


PROMETHEUS = Evaluator(_outcomes, _latest, has_phases=True)


def evaluator_of(slo: SloIr, organization: OrganizationIr) -> Evaluator:
    """Who evaluates the alerts of an SLO."""
    return PROMETHEUS if slo.store is Store.PROMETHEUS else _cloudwatch(organization.cloudwatch.long_windows)


@cache
def _cloudwatch(long_windows: LongWindows) -> Evaluator:
    def outcomes(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, scenario: Scenario) -> tuple[Outcome, ...]:
        return tuple(alarm_outcome(alert, facts, scenario, long_windows) for alert in alerts)

    return Evaluator(outcomes, partial(latest_alarm, long_windows=long_windows), has_phases=False)
