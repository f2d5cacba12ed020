"""Leaping over evaluations at which nothing changes gives what walking through all of them gives."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration
from tests.proof.burn_entries import entry, facts
from tests.proof.detection.plain_walk import PlainWalk, Times
from tests.proof.detection.situations import alerts, deployments, scenarios


@settings(max_examples=120, deadline=None)
@given(st.data(), alerts(), deployments())
def test_leaping_is_walking(data: st.DataObject, alert: BurnAlertIr, known: DetectionFacts) -> None:
    scenario = data.draw(scenarios(known))
    # Where whole events come, only so much of an endless outage is followed.
    last = 4 * alert.long.milliseconds if scenario.lasts is None else 3 * 3600 * 1000
    walked = PlainWalk(known, scenario).periods(alert, last)
    if scenario.lasts is None:
        walked = [(fires, None) for fires, _ in walked[:1]]
    assert [period for period in simulated(alert, known, scenario) if period[0] <= last] == walked


def simulated(alert: BurnAlertIr, known: DetectionFacts, scenario: Scenario) -> Times:
    outcome = simulate(alert, known, scenario)
    periods = outcome.periods if isinstance(outcome, Firing) else ()
    return [(one.fires.milliseconds, None if one.resets is None else one.resets.milliseconds) for one in periods]


def test_a_window_that_is_no_multiple_loses_its_first_sample_before_it_gets_another() -> None:
    """Of 310 s and scrapes every minute, now five samples lie in the window and now six."""
    alert, known = entry("0.0072", "1h", "310s"), facts("60s", "30s")
    outage = Scenario(Fraction(1), lasts=Duration.of(seconds=200))
    assert simulated(alert, known, outage) == PlainWalk(known, outage).periods(alert, 3_600_000) == [(60_000, 510_000)]
