"""Local time of a zone as PromQL, with its daylight saving time, from the rules of the tz database."""

from functools import lru_cache

from slocompiler.targets.prometheus.zone_rules import FixedOffset, ListedChanges, SeasonRule, YearlyChange, zone_rules

#: Months are numbers of days; the last weekday of a month falls on one of its last seven days.
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=256)
def local_time(zone: str) -> str:
    """Seconds since 1970 as the clock on the wall in `zone` shows them, as a vector without labels.

    Raises KeyError for a zone that the tz database does not have.
    """
    match zone_rules(zone):
        case FixedOffset(offset):
            return _shifted(offset)
        case SeasonRule() as rule:
            return _seasonal(rule)
        case ListedChanges(before, changes):
            steps = [
                f"{_signed(after - offset)} * (vector(time()) >= bool {moment})" for moment, offset, after in changes
            ]
            return f"{_shifted(before)}\n" + "\n".join(steps)


def _seasonal(rule: SeasonRule) -> str:
    """The offset out of season, and the difference in season: from the first change of the year to the second.

    Each change is looked at on a clock that shows midnight when it happens, so that it falls on the start of a day.
    January and December are out of season by themselves: around the new year the two clocks may show different years.
    """
    difference = _signed(rule.in_season - rule.out_of_season)
    begins, ends = rule.first, rule.second
    return (
        f"{_shifted(rule.out_of_season)}\n"
        f"{difference} * (month(vector(time())) > bool 1) * (month(vector(time())) < bool 12)\n"
        f"  * {_passed(begins, rule.out_of_season - begins.time)}\n"
        f"  * (1 - {_passed(ends, rule.in_season - ends.time)})"
    )


def _passed(change: YearlyChange, shift: int) -> str:
    """0 or 1: whether the change has happened this year, on a clock that is `shift` seconds ahead of UTC."""
    clock = _shifted(shift)
    # How many days ago the weekday was, so that the difference is the day of the month on which it was.
    since = f"day_of_week({clock})" if change.weekday == 0 else f"(day_of_week({clock}) + {7 - change.weekday}) % 7"
    earliest = 7 * change.week - 6 if change.week < 5 else _LENGTHS[change.month] - 6
    return (
        f"((month({clock}) > bool {change.month}) + (month({clock}) == bool {change.month})"
        f" * (day_of_month({clock}) - {since} >= bool {earliest}))"
    )


def _shifted(offset: int) -> str:
    return f"vector(time() {_signed(offset)})" if offset else "vector(time())"


def _signed(number: int) -> str:
    return f"{'-' if number < 0 else '+'} {abs(number)}"
