"""Burn alerts against an independent computation: thresholds, order, "still burning", defaults."""

from fractions import Fraction

import pytest

from slocompiler.ir.slos import BurnAlertIr, SloIr
from slocompiler.values import Duration
from tests.lower.workspaces import ORGANIZATION, compiled_service

POLICY = ORGANIZATION.index("burn_rate_policies:")
#: Hours of the windows below, by their text.
HOURS = {"7d": 168, "28d": 672, "30d": 720, "90d": 2160, "calendar-week": 168, "calendar-month": 720,
         "calendar-quarter": 2160}  # fmt: skip


def slo(options: str = "", objective: str = "99.95%", entries: str = "") -> SloIr:
    """One SLO, guarded by `entries` or by the standard policy."""
    organization = ORGANIZATION
    if entries:
        organization = ORGANIZATION[:POLICY] + "burn_rate_policies:\n  p:\n" + entries
    body = f"slos:\n  availability: {{objective: {objective}, signal: requests{options}}}\n"
    return compiled_service(body, organization=organization).slos[0]


def burns(**options: str) -> list[BurnAlertIr]:
    return list(slo(**options).default.burn_alerts)


@pytest.mark.parametrize("objective", ["90%", "99%", "99.9%", "99.95%", "99.999%", "66.6%"])
def test_thresholds_are_burn_times_budget(objective: str) -> None:
    budget = 1 - Fraction(objective.removesuffix("%")) / 100
    found = {alert.entry: Fraction(alert.threshold) for alert in burns(objective=objective)}
    assert found == {"fast": Fraction("14.4") * budget, "medium": 6 * budget, "slow": 2 * budget}


@pytest.mark.parametrize("window", HOURS)
def test_a_share_of_the_budget_scales_with_the_window(window: str) -> None:
    entries = (
        "    a: {budget: 2%, long: 1h, short: 5m, severity: P0}\n"
        "    b: {budget: 10%, long: 3d, short: 6h, severity: P2}\n"
    )
    found = burns(options=f", window: {window}", objective="99.9%", entries=entries)
    hours = HOURS[window]
    expected = sorted(
        [("a", Fraction(2, 100) * hours), ("b", Fraction(10, 100) * hours / 72)], key=lambda item: -item[1]
    )
    assert [(alert.entry, alert.burn.factor) for alert in found] == expected
    for alert in found:
        assert abs(Fraction(alert.threshold) - alert.burn.factor / 1000) < Fraction(1, 10**12)


def test_the_fastest_comes_first_whatever_the_order_in_the_file() -> None:
    entries = "".join(
        f"    {name}: {{burn: {burn}, long: 1h, short: {short}, severity: P0}}\n"
        for name, burn, short in (("slow", 2, "6h"), ("fast", 14.4, "5m"), ("medium", 6, "30m"))
    )
    assert [alert.entry for alert in burns(entries=entries)] == ["fast", "medium", "slow"]


@pytest.mark.parametrize(
    ("count", "windows"),
    [(1, [None]), (2, [None, "5m"]), (3, [None, "5m", "30m"]), (4, [None, "5m", "5m", "30m"])],
)
def test_still_burning(count: int, windows: list[str | None]) -> None:
    shorts = ("5m", "30m", "2h", "6h")
    entries = "".join(
        f"    e{index}: {{burn: {16 - index}, long: 3d, short: {short}, severity: P0}}\n"
        for index, short in enumerate(shorts[:count])
    )
    found = [alert.still_burning for alert in burns(entries=entries)]
    assert [still and str(still.window) for still in found] == windows
    assert {still.threshold for still in found if still} <= {slo().default.objective.budget}


def test_keep_firing_for_is_for_pages() -> None:
    kept = {alert.entry: str(alert.keep_firing_for) for alert in burns()}
    assert kept == {"fast": "15m", "medium": "15m", "slow": "0s"}
    entries = "    a: {burn: 2, long: 1h, short: 5m, severity: P0, keep_firing_for: 1m}\n"
    assert [alert.keep_firing_for for alert in burns(entries=entries)] == [Duration.of(minutes=1)]


def test_a_capped_alert_does_not_page_and_is_not_kept() -> None:
    found = burns(options=", max_severity: P2")
    assert {(alert.severity, alert.page, str(alert.keep_firing_for)) for alert in found} == {("P2", False, "0s")}
    assert [alert.entry for alert in found] == ["fast", "medium", "slow"]


def test_names_times_and_failures() -> None:
    assert [(alert.alert_name, str(alert.for_), str(alert.long), str(alert.short)) for alert in burns()] == [
        ("CheckoutAvailabilityBurnFast", "2m", "1h", "5m"),
        ("CheckoutAvailabilityBurnMedium", "15m", "6h", "30m"),
        ("CheckoutAvailabilityBurnSlow", "1h", "3d", "6h"),
    ]
    assert {alert.min_failures for alert in burns()} == {5}
    assert {alert.min_failures for alert in burns(options=", min_failures: 20")} == {20}
    entries = "    a: {burn: 2, long: 1h, short: 5m, severity: P0}\n"
    assert [str(alert.for_) for alert in burns(entries=entries)] == ["0s"]


@pytest.mark.parametrize("window", HOURS)
def test_windows(window: str) -> None:
    found = slo(f", window: {window}").window
    assert (found.length, found.text) == (Duration.of(hours=HOURS[window]), window)
    assert (found.calendar is not None) is window.startswith("calendar")


def test_no_window_is_30_days() -> None:
    assert slo().window.length == Duration.of(days=30)
