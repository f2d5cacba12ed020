"""Outages that end, wherever they begin between scrapes and evaluations.

An outage that ends has no bound in closed form: whether it is seen at all may depend on a single scrape. So it is given
at sixteen places between scrapes and evaluations, and the worst of them counts.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.proof.constraints.subject import Guard
from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration

_PARTS = 4
#: With more failures than this while it lasts, it does not matter when each of them comes.
_MANY_FAILURES = 50


def latest_notice(guard: Guard, scenario: Scenario) -> Duration | None:
    """The first alert fires so long after the outage began at the latest; None: in some places none does."""
    latest = Duration(0)
    for outcomes in _everywhere(guard, scenario):
        fired = [outcome.fires for outcome in outcomes if isinstance(outcome, Firing)]
        if not fired:
            return None
        latest = max(latest, min(fired))
    return latest


def latest_quiet(guard: Guard, scenario: Scenario) -> tuple[Duration | None, int] | None:
    """The last alert is quiet so long after the outage ended at the latest, and which one; (None, which): never.

    None where no alert fires.
    """
    assert scenario.lasts is not None
    worst: tuple[Duration | None, int] | None = None
    for outcomes in _everywhere(guard, scenario):
        for place, outcome in enumerate(outcomes):
            if not isinstance(outcome, Firing):
                continue
            if outcome.resets is None:
                return None, place
            after = Duration(outcome.resets.milliseconds - scenario.lasts.milliseconds)
            if worst is None or worst[0] is None or after > worst[0]:
                worst = after, place
    return worst


def _everywhere(guard: Guard, scenario: Scenario) -> Iterator[tuple[Outcome, ...]]:
    scrape, interval = guard.facts.scrape.milliseconds, guard.facts.interval.milliseconds
    scenario = _simplified(scenario)
    if not guard.evaluator.has_phases:
        yield guard.evaluator.outcomes(guard.alerts, guard.facts, scenario)
        return
    for since_scrape in range(_PARTS):
        for until_evaluation in range(_PARTS):
            placed = replace(
                scenario,
                since_scrape=Duration(scrape * since_scrape // _PARTS),
                until_evaluation=Duration(interval * until_evaluation // _PARTS),
            )
            yield guard.evaluator.outcomes(guard.alerts, guard.facts, placed)


def _simplified(scenario: Scenario) -> Scenario:
    """Ample traffic, where single events do not matter."""
    if scenario.traffic is None or scenario.lasts is None:
        return scenario
    failures = scenario.traffic.per_second * scenario.bad_ratio * scenario.lasts.milliseconds / 1000
    return scenario if failures < _MANY_FAILURES else replace(scenario, traffic=None)
