"""The detection table of the standard policy."""

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from slocompiler.ir.slos import DistributionSli
from slocompiler.proof.table import DetectionTable, detection_tables
from slocompiler.values import Duration
from tests.ir_builders import (
    distribution_signal,
    events_signal,
    organization,
    partition,
    service,
    slo,
)


def table(*, burning: bool = True) -> DetectionTable:
    """99.95 % with the standard policy, with or without the terms that ask what burns now."""
    rest = partition()
    if not burning:
        rest = replace(rest, burn_alerts=tuple(replace(alert, still_burning=None) for alert in rest.burn_alerts))
    (only,) = detection_tables(service(events_signal(), slo("availability", None, rest)), organization())
    return only


def test_a_row_for_each_failure() -> None:
    texts = [row.failure.text for row in table().rows]
    assert texts == ["100 %", "50 %", "10 %", "5 %", "1 %", "2x the budget", "1x the budget"]


def test_who_notices_first_and_when() -> None:
    seen = [(row.first and row.first.alert.entry, row.first and str(row.first.fires)) for row in table().rows]
    assert seen == [
        ("fast", "2m30s"),
        ("fast", "3m"),
        ("fast", "6m30s"),
        ("fast", "11m"),
        ("fast", "45m"),
        (None, None),
        (None, None),
    ]


def test_every_entry_answers_with_its_time_its_bound_and_its_price() -> None:
    fast, medium, slow = table().rows[0].entries
    assert [str(entry.fires) for entry in (fast, medium, slow)] == ["2m30s", "18m", "1h6m30s"]
    assert all(entry.at_most and entry.fires and entry.fires <= entry.at_most for entry in (fast, medium, slow))
    assert fast.budget_spent == Fraction(150, 21 * 60 + 36)


def test_the_first_alert_resets_when_the_short_window_has_emptied_and_it_is_kept_no_longer() -> None:
    total = table().rows[0]
    assert total.lasted == Duration.parse("7m30s")
    assert total.resets == Duration.parse("19m30s")  # 4m30s and keep_firing_for: 15m


def test_without_the_third_term_slower_entries_fire_after_the_end() -> None:
    assert table().rows[0].echo == ()
    echo = table(burning=False).rows[0].echo
    assert [(one.alert.entry, str(one.fires)) for one in echo] == [("medium", "10m30s"), ("slow", "59m")]


def test_tables_of_equal_policies_are_computed_once_and_keep_their_own_alerts() -> None:
    latency = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition(prefix="Latency"))
    built = service(events_signal(), distribution_signal(), slo("availability", None, partition(prefix="Api")), latency)
    names = [found.rows[0].first for found in detection_tables(built, organization())]
    assert [first and first.alert.alert_name for first in names] == ["ApiBurnFast", "LatencyBurnFast"]
