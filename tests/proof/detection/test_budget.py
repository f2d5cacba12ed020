"""The share of the budget, against a sum over single seconds."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.proof.detection.budget import budget_spent
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration
from tests.proof.burn_entries import FAST, entry, facts

_PER_SECOND = 1000


def failures_second_by_second(bad: Fraction, baseline: Fraction, lasts: int, until: int) -> Fraction:
    """Bad events of a thousand a second."""
    return sum((_PER_SECOND * (bad if second < lasts else baseline) for second in range(until)), Fraction(0))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1000), st.integers(0, 20), st.integers(1, 900), st.integers(0, 1800))
def test_the_share_is_failures_over_failures_allowed(bad: int, baseline: int, lasts: int, until: int) -> None:
    scenario = Scenario(Fraction(bad, 1000), Fraction(baseline, 10_000), Duration.of(seconds=lasts))
    failed = failures_second_by_second(scenario.bad_ratio, scenario.baseline, lasts, until)
    allowed = Fraction("0.0005") * 30 * 86_400 * _PER_SECOND
    assert budget_spent(scenario, facts(), Duration.of(seconds=until)) == failed / allowed


def test_a_total_outage_that_is_paged_after_150_seconds() -> None:
    """99.95 % of 30 days allow 21m36s of total outage."""
    outcome = simulate(FAST, facts(), Scenario(Fraction(1)))
    assert isinstance(outcome, Firing)
    assert outcome.budget_spent == Fraction(150, 21 * 60 + 36)


def test_just_above_its_burn_an_entry_fires_when_burn_x_long_over_window_is_gone() -> None:
    """14.4 x 1h / 30d is 2 % (The Site Reliability Workbook, chapter 5)."""
    outcome = simulate(entry("0.0072", "1h", "5m"), facts(), Scenario(Fraction("0.0072001")))
    assert isinstance(outcome, Firing)
    assert abs(outcome.budget_spent - Fraction(2, 100)) < Fraction(1, 2000)
