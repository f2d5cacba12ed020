"""No alert fires later than its bound, whatever the phases, the births, the traffic and the form of the SLI."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.bounds import latest_firing, latest_firing_parts
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.proof.detection.sli_shape import Counting, SliShape
from slocompiler.values import Duration, Rate
from tests.proof.burn_entries import FAST, MEDIUM, entry, facts
from tests.proof.detection.situations import alerts, deployments, scenarios


@settings(max_examples=300, deadline=None)
@given(st.data(), alerts(), deployments())
def test_no_alert_fires_later_than_its_bound(data: st.DataObject, alert: BurnAlertIr, known: DetectionFacts) -> None:
    # Young series read windows that are not full yet, mostly sooner and now and then later.
    scenario = replace(data.draw(scenarios(known)), lasts=None, history=None)
    assume(scenario.baseline < scenario.bad_ratio)
    assume(scenario.traffic is None or known.shape.counting is Counting.EVENTS)
    bound = latest_firing(alert, known, scenario)
    if bound is not None:
        outcome = simulate(alert, known, scenario)
        assert isinstance(outcome, Firing)
        assert outcome.fires <= bound


@pytest.mark.parametrize(
    ("alert", "scenario", "shape", "slowest", "takes", "ramp"),
    [
        (FAST, Scenario(Fraction(1)), SliShape(), "1h", 25_920, 0),
        (FAST, Scenario(Fraction(1)), SliShape(raw_below=None), "1h", 118_309, 92_389),
        (MEDIUM, Scenario(Fraction("0.05")), SliShape(), "6h", 1_431_000, 135_000),
        (replace(FAST, min_failures=5), Scenario(Fraction(1), traffic=Rate.parse("6/m")), SliShape(), None, 174_317, 0),
    ],
)
def test_a_bound_names_what_is_slowest(
    alert: BurnAlertIr, scenario: Scenario, shape: SliShape, slowest: str | None, takes: int, ramp: int
) -> None:
    parts = latest_firing_parts(alert, facts(shape=shape), scenario)
    assert parts is not None
    assert (None if parts.slowest.term is None else str(parts.slowest.term.window)) == slowest
    assert (int(parts.slowest.takes), int(parts.slowest.ramp)) == (takes, ramp)
    assert parts.total == Duration(takes + parts.held + 60_000)


def test_a_guard_that_the_long_window_cannot_fill_has_no_bound() -> None:
    all_fail = Scenario(Fraction(1), traffic=Rate.parse("1/m"))
    assert latest_firing(replace(FAST, min_failures=50), facts(), all_fail) is not None
    assert latest_firing(replace(FAST, min_failures=60), facts(), all_fail) is None


def test_a_window_that_may_hold_one_sample_or_no_failure_has_no_bound() -> None:
    assert latest_firing(entry("0.0072", "1h", "2m"), facts("60s", "60s"), Scenario(Fraction(1))) is not None
    assert latest_firing(entry("0.0072", "1h", "119s"), facts("60s", "60s"), Scenario(Fraction(1))) is None
    few = Scenario(Fraction(1), traffic=Rate.parse("12/h"))
    assert latest_firing(FAST, facts(), few) is None
    assert latest_firing(entry("0.0072", "1h", "6m"), facts(), few) is not None


def test_a_series_that_begins_with_the_outage_takes_a_scrape_more() -> None:
    """Its first increment is lost, so the outage is seen with the second scrape."""
    begins = Scenario(Fraction(1), birth=Birth.WITH_FIRST_ERROR, until_evaluation=Duration.of(seconds=25))
    alert, known = entry("0.0072", "1h", "5m"), facts("60s", "30s")
    outcome = simulate(alert, known, begins)
    assert isinstance(outcome, Firing)
    without, bound = latest_firing(alert, known, Scenario(Fraction(1))), latest_firing(alert, known, begins)
    assert without is not None
    assert bound is not None
    assert without < outcome.fires <= bound
