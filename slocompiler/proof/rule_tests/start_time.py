"""When the tests of a service take place: not during its maintenance, whose rules silence alerts."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError

#: A Monday, long after every transition rule began to hold; times in tests count from here.
FIRST_DAY = datetime(2026, 1, 5, tzinfo=UTC)
#: As long as the longest test.
_LONGEST_TEST = timedelta(hours=8)
_STEP = timedelta(minutes=5)
_SEARCHED = timedelta(days=14)
FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def start_time(service: ServiceIr) -> str | None:
    """A moment with eight hours without maintenance after it, for `start_timestamp`; None when any will do.

    Raises NotTestableError when two weeks have no such moment.
    """
    if not service.maintenance:
        return None
    start = FIRST_DAY
    while start < FIRST_DAY + _SEARCHED:
        busy = _last_busy(service, start)
        if busy is None:
            return start.strftime(FORMAT)
        start = busy + _STEP
    raise NotTestableError("maintenance leaves no eight hours free in two weeks")


def epoch_of(start: str | None) -> int:
    """Seconds since 1970 at which a test takes place: promtool begins there when nothing is said."""
    return 0 if start is None else int(datetime.strptime(start, FORMAT).replace(tzinfo=UTC).timestamp())


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
