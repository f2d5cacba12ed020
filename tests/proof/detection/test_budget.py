"""The share of the budget, against a sum over single seconds."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.proof.detection.budget import budget_spent
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.proof.detection.sli_shape import Counting, SliShape
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


def test_slices_count_while_they_are_bad() -> None:
    """A slice of 5m is above 5 % errors from 15 s of a total outage on, and until 4m45s after it."""
    slices = facts(shape=SliShape(Counting.SLICES, None, Duration.parse("5m"), Decimal("0.05")))
    outage = Scenario(Fraction(1), lasts=Duration.parse("10m"))
    spent = [budget_spent(outage, slices, Duration.of(seconds=at)) * 1296 for at in (10, 60, 600, 3600)]
    assert spent == [0, 45, 585, 870]
    mild = Scenario(Fraction("0.04"))
    assert budget_spent(mild, slices, Duration.parse("1h")) == 0


def test_moments_in_slices_count_for_the_length_of_one_more() -> None:
    gauge = facts(shape=SliShape(Counting.MOMENTS, None, Duration.parse("5m")))
    outage = Scenario(Fraction(1, 2), lasts=Duration.parse("10m"))
    assert budget_spent(outage, gauge, Duration.parse("1h")) * 1296 == 450
