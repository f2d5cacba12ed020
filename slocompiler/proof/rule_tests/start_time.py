"""When the tests of a service take place: not during its maintenance, whose rules silence alerts."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.roles import NotTestableError

#: A Monday, long after every transition rule began to hold; times in tests count from here.
_FIRST_DAY = datetime(2026, 1, 5, tzinfo=UTC)
#: Longer than any test.
_LONGEST_TEST = timedelta(hours=12)
_STEP = timedelta(minutes=5)
_SEARCHED = timedelta(days=14)


def start_time(service: ServiceIr) -> str | None:
    """A moment with twelve hours without maintenance after it, for `start_timestamp`; None when any will do.

    Raises NotTestableError when two weeks have no such moment.
    """
    if not service.maintenance:
        return None
    start = _FIRST_DAY
    while start < _FIRST_DAY + _SEARCHED:
        busy = _last_busy(service, start)
        if busy is None:
            return start.strftime("%Y-%m-%dT%H:%M:%SZ")
        start = busy + _STEP
    raise NotTestableError("maintenance leaves no twelve hours free in two weeks")


def _last_busy(service: ServiceIr, start: datetime) -> datetime | None:
    """The last moment of maintenance in the time that a test may take."""
    moments = (start + _LONGEST_TEST - n * _STEP for n in range(_LONGEST_TEST // _STEP + 1))
    return next((moment for moment in moments if any(_lasts(work, moment) for work in service.maintenance)), None)


def _lasts(work: MaintenanceIr, moment: datetime) -> bool:
    """Whether work is planned within five minutes of a moment."""
    around = (moment - _STEP, moment, moment + _STEP)
    if work.interval is not None:
        interval = work.interval
        return any(_is_in(interval, one) for one in around)
    assert work.start is not None, "work is repeated or has both ends"
    assert work.end is not None, "work is repeated or has both ends"
    return work.start <= moment + _STEP and moment - _STEP < work.end


def _is_in(interval: TimeIntervalIr, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(interval.timezone))
    minute, today = local.hour * 60 + local.minute, local.weekday()
    if interval.end > interval.start:
        return today in interval.weekdays and interval.start <= minute < interval.end
    is_evening = today in interval.weekdays and minute >= interval.start
    return is_evening or ((today - 1) % 7 in interval.weekdays and minute < interval.end)
