"""How long a notification is kept."""

import pytest

from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.ir.organization import SeverityIr
from slocompiler.proof.detection.delivery import DeliveryDelay, delivery_delay, longest_closed
from slocompiler.values import Duration
from tests.ir_builders import SPAN, weekly

P1 = SeverityIr("P1", 2, True, Duration.parse("30s"), Duration.parse("5m"), Duration.parse("4h"), None, SPAN)
WEEKDAYS = range(5)


def test_a_new_group_waits_and_a_known_one_flushes() -> None:
    assert delivery_delay(P1, None) == DeliveryDelay(Duration.parse("30s"), Duration.parse("5m"))


def test_an_alert_on_friday_evening_is_sent_on_monday_morning() -> None:
    hours = weekly("office", WEEKDAYS, "09:00", "18:00")
    assert delivery_delay(P1, hours).latest == Duration.parse("2d15h5m")


@pytest.mark.parametrize(
    ("hours", "closed"),
    [
        (weekly("office", WEEKDAYS, "09:00", "18:00"), "2d15h"),
        (weekly("office", WEEKDAYS, "09:00", "18:00", "Europe/Berlin"), "2d16h"),
        (weekly("nights", range(7), "22:00", "06:00"), "16h"),
        (weekly("always", range(7), "00:00", "24:00"), "0s"),
        (weekly("sunday", [6], "22:00", "02:00"), "6d20h"),
        (weekly("never", [], "09:00", "18:00"), "7d"),
    ],
)
def test_the_longest_closed_time(hours: TimeIntervalIr, closed: str) -> None:
    assert longest_closed(hours) == Duration.parse(closed)
