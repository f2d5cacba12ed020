"""The formulas of SEMANTICS 3 and the simulation agree."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.bounds import latest_firing
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.proof.detection.sli_shape import SliShape
from slocompiler.values import Duration
from tests.proof.burn_entries import FAST, entry, facts, while_burning
from tests.proof.detection.closed_form import closed_form

_SHAPES = (SliShape(), SliShape(raw_below=None), SliShape(raw_below=Duration.of(minutes=20)))


@st.composite
def situations(draw: st.DrawFn) -> tuple[BurnAlertIr, DetectionFacts, Scenario]:
    """An outage without end, at any place between scrapes and evaluations; windows are whole numbers of both."""
    scrape, interval = draw(st.sampled_from([(10, 20), (15, 15), (15, 60), (30, 30), (30, 20), (60, 30), (60, 60)]))
    long, short = draw(st.sampled_from([("1h", "5m"), ("30m", "10m"), ("2h", "30m"), ("20m", "20m")]))
    for_, keep = draw(st.sampled_from(["0s", "2m", "130s", "15m"])), draw(st.sampled_from(["0s", "5m", "310s"]))
    threshold = draw(st.integers(2, 300))
    alert = entry(f"0.{threshold:04}", long, short, for_, keep)
    if draw(st.booleans()):
        alert = while_burning(alert, draw(st.sampled_from(["5m", "10m"])))
    baseline = Fraction(draw(st.integers(0, threshold - 1)), 10_000)
    bad_ratio = Fraction(draw(st.integers(1, 10_000)), 10_000)
    return alert, facts(f"{scrape}s", f"{interval}s", draw(st.sampled_from(_SHAPES))), Scenario(bad_ratio, baseline)


@settings(max_examples=150, deadline=None)
@given(situations(), st.none() | st.integers(125, 400))
def test_the_closed_form_is_the_simulation(
    situation: tuple[BurnAlertIr, DetectionFacts, Scenario], lasts: int | None
) -> None:
    alert, known, scenario = situation
    if lasts is not None:
        scenario = replace(scenario, lasts=Duration.of(minutes=lasts))
    assume(scenario.baseline < scenario.bad_ratio)
    simulated = simulate(alert, known, scenario)
    expected = closed_form(alert, known, scenario)
    assert (simulated.periods if isinstance(simulated, Firing) else ()) == (() if expected is None else (expected,))


def test_a_weighted_window_that_must_be_full_takes_a_whole_count_window_more() -> None:
    """0.64 % of 0.65 % leaves 55 s of the hour, less than half of the 290 s in which a recorded count rises."""
    alert, outage = entry("0.0064", "1h", "5m"), Scenario(Fraction("0.0065"))
    known = facts("10s", "20s", SliShape(raw_below=None))
    outcome = simulate(alert, known, outage)
    assert isinstance(outcome, Firing)
    assert outcome.fires.whole_seconds == 3720
    assert latest_firing(alert, known, outage) == Duration(3_864_616)


def test_three_days_by_formula() -> None:
    alert, outage = entry("0.001", "3d", "6h", "1h"), Scenario(Fraction("0.0123"), lasts=Duration.parse("80h"))
    outcome = simulate(alert, facts(), outage)
    assert isinstance(outcome, Firing)
    assert (closed_form(alert, facts(), outage),) == outcome.periods


@pytest.mark.parametrize(
    ("scenario", "scrape"),
    [
        (Scenario(Fraction(1), history=Duration.parse("2h")), "30s"),
        (Scenario(Fraction(1), since_scrape=Duration.parse("5s")), "30s"),
        (Scenario(Fraction(1), lasts=Duration.parse("5m")), "30s"),
        (Scenario(Fraction(1), birth=Birth.AT_ZERO), "30s"),
        (Scenario(Fraction(1)), "7s"),
    ],
)
def test_the_closed_form_refuses_what_it_does_not_cover(scenario: Scenario, scrape: str) -> None:
    with pytest.raises(ValueError, match=r"closed form|multiple|last"):
        closed_form(FAST, facts(scrape), scenario)
