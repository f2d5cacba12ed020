"""When an alert fires and resets: the exact discrete model of SEMANTICS 3, evaluation by evaluation."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.alert_state import Holding, firing_times, step_by_step
from slocompiler.proof.detection.budget import budget_spent
from slocompiler.proof.detection.condition import (
    Condition,
    Judge,
    burn_condition,
    is_out_of_reach,
    window_terms,
)
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Never, Outcome, Period
from slocompiler.proof.detection.readings import Readings
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration


def simulate(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Outcome:
    """When one burn-rate alert fires and resets in a scenario.

    An outage without end is followed until the alert fires, one that ends until nothing can change any more. The alert
    is taken to be inactive at the beginning, so the baseline should be below its thresholds.
    """
    return simulate_together((alert,), facts, scenario)[0]


def simulate_together(alerts: Sequence[BurnAlertIr], facts: DetectionFacts, scenario: Scenario) -> tuple[Outcome, ...]:
    """The same for several alerts of one SLO, in their order: they share what is recorded."""
    readings = Readings(facts, scenario)
    return tuple(_outcome(alert, facts, scenario, readings) for alert in alerts)


def _outcome(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario, readings: Readings) -> Outcome:
    if is_out_of_reach(alert, facts, scenario):
        return Never()
    terms = window_terms(alert)
    # The condition is lost for good as soon as one of its windows is; to become true, it needs all of them.
    clears = [readings.settles(term.window) for term in terms if scenario.baseline <= term.threshold]
    fills = max(readings.settles(term.window) for term in terms)
    run = Run(facts, scenario, fills, min(clears, default=fills))
    return run.judged(burn_condition(alert, readings), _holding(alert))


def _holding(alert: BurnAlertIr) -> Holding:
    return Holding(alert.for_.milliseconds, alert.keep_firing_for.milliseconds)


class Run(Struct, frozen=True):
    """A scenario from beginning to end.

    `fills`: the condition is what it remains so long (ms) after the outage began. `clears`: it is false for good so
    long after the outage has ended. Whole events come in a rhythm: an endless outage is followed four times as long.
    """

    facts: DetectionFacts
    scenario: Scenario
    fills: int
    clears: int

    def outcome(self, condition: Condition, holding: Holding) -> Outcome:
        """What becomes of an alert with this condition."""
        return self.judged(step_by_step(condition), holding)

    def judged(self, judge: Judge, holding: Holding) -> Outcome:
        """The same for a condition that knows how long it stays as it is."""
        periods = tuple(self._periods(judge, holding))
        if not periods:
            return Never()
        return Firing(periods, budget_spent(self.scenario, self.facts, periods[0].fires))

    def _periods(self, judge: Judge, holding: Holding) -> Iterator[Period]:
        began: int | None = None
        for moment, fires in firing_times(judge, self._moments(holding), holding):
            if fires and self.scenario.lasts is None:
                yield Period(Duration(moment), None)
                return
            if fires:
                began = moment
            elif began is not None:
                yield Period(Duration(began), Duration(moment))
                began = None
        if began is not None:
            yield Period(Duration(began), None)

    def _moments(self, holding: Holding) -> range:
        """The evaluations from the outage on, as long as anything can change."""
        step = self.facts.interval.milliseconds
        if self.scenario.lasts is None:
            follows = self.fills * (1 if self.scenario.traffic is None else 4)
        else:
            follows = self.scenario.lasts.milliseconds + self.clears
        last = follows + holding.for_ + holding.keep + 2 * step
        return range(self.scenario.until_evaluation.milliseconds, last + 1, step)
