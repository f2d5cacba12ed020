"""When composite alarms go on and off."""

from fractions import Fraction

import pytest

from slocompiler.ir.organization import LongWindows
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.cloudwatch import alarm_outcome, has_alarm, latest_alarm
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration, Rate
from tests.proof.burn_entries import FAST, MEDIUM, SLOW, entry, facts, minutes, while_burning

ALARM = LongWindows.ALARM


def outage(bad_ratio: str, lasts: str | None = None, baseline: str = "0") -> Scenario:
    return Scenario(Fraction(bad_ratio), Fraction(baseline), None if lasts is None else Duration.parse(lasts))


@pytest.mark.parametrize(
    ("alert", "scenario", "fires"),
    [
        # 0.72 % of an hour are 25.92 s; `for` plays no part.
        (FAST, outage("1"), 1),
        (FAST, outage("0.1"), 5),
        (FAST, outage("0.1", baseline="0.0022"), 4),
        (FAST, outage("0.0072"), None),
        # 0.3 % of six hours are 64.8 s, and the budget over 5m 0.15 s.
        (while_burning(MEDIUM, "5m"), outage("1"), 2),
        # Three days are looked at once an hour.
        (SLOW, outage("1"), 60),
        # An exact minute is not above the threshold yet.
        (entry("0.1", "10m", "5m"), outage("1"), 2),
    ],
)
def test_the_first_minute_after_the_slowest_window_is_full_enough(
    alert: BurnAlertIr, scenario: Scenario, fires: int | None
) -> None:
    seen = minutes(alarm_outcome(alert, facts(), scenario, ALARM))
    assert seen == ([] if fires is None else [(fires, None)])


@pytest.mark.parametrize(
    ("scenario", "period"),
    [
        (outage("1", "10m"), (1, 15)),
        (outage("0.1", "10m"), (5, 15)),
        (outage("1", "30s"), (1, 6)),
        (outage("1", "20s"), None),
    ],
)
def test_the_short_window_ends_it(scenario: Scenario, period: tuple[int, int] | None) -> None:
    """The 5m window is at 0.72 % again 2.16 s before a total outage has left it."""
    assert minutes(alarm_outcome(FAST, facts(), scenario, ALARM)) == ([] if period is None else [period])


def test_what_it_takes_at_most_adds_an_evaluation_and_single_failures() -> None:
    def latest(alert: BurnAlertIr, scenario: Scenario, long_windows: LongWindows = ALARM) -> str:
        return str(latest_alarm(alert, facts(), scenario, long_windows=long_windows))

    assert latest(FAST, outage("1")) == "1m25s920ms"
    assert latest(SLOW, outage("1")) == "1h4m19s200ms"
    assert latest(SLOW, outage("1"), LongWindows.APPLICATION_SIGNALS) == "5m19s200ms"
    rare = Scenario(Fraction(1), traffic=Rate.parse("30/h"))
    assert latest(entry("0.0072", "1h", "5m"), rare) == "3m25s920ms"
    assert latest(FAST, outage("0.0072")) == "None"


@pytest.mark.parametrize(
    ("alert", "long_windows", "expected"),
    [
        (SLOW, ALARM, True),
        (SLOW, LongWindows.LEAVE_OUT, False),
        (MEDIUM, LongWindows.LEAVE_OUT, True),
        (entry("0.001", "8d", "6h"), ALARM, False),
    ],
)
def test_which_entries_have_an_alarm(alert: BurnAlertIr, long_windows: LongWindows, expected: bool) -> None:
    assert has_alarm(alert, long_windows) is expected
    assert bool(minutes(alarm_outcome(alert, facts(), outage("1"), long_windows))) is expected
