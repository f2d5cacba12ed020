"""Curves of detection are the table's own numbers, and the budget's line is where it is spent."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.proof.detection.budget import budget_lasts, budget_spent
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.sli_shape import Counting, SliShape
from slocompiler.proof.table.burn_table import detection_table
from slocompiler.proof.table.curves import detection_curves
from slocompiler.values import Duration, Share
from tests.ir_builders import events_signal, organization, partition, service, slo
from tests.proof.burn_entries import facts

PARTITION = partition("99.95%")
SLO = slo("availability", None, PARTITION)


def test_where_the_table_has_a_row_the_curve_has_its_bound() -> None:
    about = facts_of(SLO, PARTITION, service(events_signal(), SLO), organization().prometheus)
    table = detection_table(SLO, PARTITION, about)
    curves = detection_curves(PARTITION.burn_alerts, about)
    assert [curve.alert for curve in curves.entries] == list(PARTITION.burn_alerts)
    for number, curve in enumerate(curves.entries):
        points = dict(curve.points)
        for row in table.rows:
            if row.failure.bad_ratio in (Fraction(1), Fraction(1, 10), Fraction(1, 100)):
                assert points.get(row.failure.bad_ratio) == row.entries[number].at_most
        ratios = [ratio for ratio, _ in curve.points]
        assert ratios == sorted(ratios)
        assert ratios[0] > Fraction(curve.alert.threshold)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1000), st.integers(0, 20))
def test_the_budget_lasts_until_all_of_it_is_spent(bad: int, baseline: int) -> None:
    scenario = Scenario(Fraction(bad, 1000), Fraction(baseline, 100_000))
    lasts = budget_lasts(scenario, facts())
    assert lasts is not None
    before = Duration(lasts.milliseconds - 1)
    assert budget_spent(scenario, facts(), before) < 1 <= budget_spent(scenario, facts(), lasts)


@pytest.mark.parametrize("bad", ["100%", "6%"])
def test_bad_slices_spend_the_budget_as_a_whole(bad: str) -> None:
    slices = facts(shape=SliShape(Counting.SLICES, None, Duration.parse("5m"), Share.parse("5%").ratio))
    scenario = Scenario(Fraction(Share.parse(bad).ratio))
    lasts = budget_lasts(scenario, slices)
    assert lasts is not None
    assert abs(budget_spent(scenario, slices, lasts) - 1) < Fraction(1, 1000)


def test_slices_that_are_not_bad_spend_nothing() -> None:
    slices = facts(shape=SliShape(Counting.SLICES, None, Duration.parse("5m"), Share.parse("5%").ratio))
    assert budget_lasts(Scenario(Fraction(4, 100)), slices) is None
