"""What the tz database says about a zone from now on: one offset, a rule for every year, or a list of changes."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from zoneinfo import ZoneInfo

from msgspec import Struct

#: Rules are looked up as of a fixed moment, so that the same input gives the same bytes on every day.
_AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
_LISTED_UNTIL = datetime(2037, 1, 1, tzinfo=UTC)
_NAME, _OFFSET = r"(?:<[^>]+>|[A-Za-z]{3,})", r"[+-]?\d+(?::\d+){0,2}"
_CHANGE = rf"M(\d+)\.(\d)\.(\d)(?:/({_OFFSET}))?"
_FOOTER = re.compile(rf"{_NAME}({_OFFSET})(?:{_NAME}({_OFFSET})?,{_CHANGE},{_CHANGE})?")


class FixedOffset(Struct, frozen=True):
    """Seconds ahead of UTC, all year."""

    offset: int


class YearlyChange(Struct, frozen=True):
    """The `week`-th `weekday` (0 is Sunday) of a month, 5 is the last; `time` in seconds after midnight."""

    month: int
    week: int
    weekday: int
    time: int


class SeasonRule(Struct, frozen=True):
    """Two changes a year, by month; `in_season` is the offset between them. South of the equator that is winter."""

    out_of_season: int
    in_season: int
    first: YearlyChange
    second: YearlyChange


class ListedChanges(Struct, frozen=True):
    """Changes that follow no rule (moment, offset before, offset after), known until 2037."""

    before: int
    changes: tuple[tuple[int, int, int], ...]


ZoneRules = FixedOffset | SeasonRule | ListedChanges


@lru_cache(maxsize=256)
def zone_rules(zone: str) -> ZoneRules:
    """The rules of a zone, from the tz database that is installed with the compiler, never from the machine's own.

    Raises KeyError for a zone that it does not have.
    """
    try:
        data = files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
    except (OSError, ValueError) as error:
        raise KeyError(zone) from error
    known = ZoneInfo.from_file(BytesIO(data), key=zone)
    changes = _changes(known)
    rule = _footer_rule(data.rstrip(b"\n").rpartition(b"\n")[2].decode())
    if rule is not None and [moment for moment, _, _ in changes] == _predicted(rule):
        return rule
    return ListedChanges(_offset_at(known, _AS_OF), changes)


def _footer_rule(footer: str) -> FixedOffset | SeasonRule | None:
    """The rule in the last line of a zone's file (POSIX: `EST5EDT,M3.2.0,M11.1.0`); None for a rule of another kind."""
    match = _FOOTER.fullmatch(footer)
    if match is None:
        return None
    standard = -_seconds(match[1])
    if match[3] is None:
        return FixedOffset(standard)
    summer = standard + 3600 if match[2] is None else -_seconds(match[2])
    begins, ends = (_yearly(*match.groups()[at : at + 4]) for at in (2, 6))
    if begins.month < ends.month:
        return SeasonRule(standard, summer, begins, ends)
    return SeasonRule(summer, standard, ends, begins)


def _yearly(month: str, week: str, weekday: str, time: str | None) -> YearlyChange:
    return YearlyChange(int(month), int(week), int(weekday), 7200 if time is None else _seconds(time))


def _seconds(text: str) -> int:
    """`-5`, `+3:30` or `50` hours as seconds."""
    hours, minutes, seconds, *_ = [*(int(part) for part in text.lstrip("+-").split(":")), 0, 0]
    return (-1 if text.startswith("-") else 1) * (hours * 3600 + minutes * 60 + seconds)


def _predicted(rule: FixedOffset | SeasonRule) -> list[int]:
    """When the offset changes from now on, as the rule has it."""
    if isinstance(rule, FixedOffset):
        return []
    years = range(_AS_OF.year, _LISTED_UNTIL.year)
    pairs = ((rule.first, rule.out_of_season), (rule.second, rule.in_season))
    return sorted(_moment(change, year) - offset for year in years for change, offset in pairs)


def _moment(change: YearlyChange, year: int) -> int:
    """Seconds since 1970 of a change, on the clock in force before it."""
    first = datetime(year, change.month, 1, tzinfo=UTC)
    day = first + timedelta(days=(change.weekday - first.isoweekday()) % 7 + 7 * (change.week - 1))
    if day.month != change.month:
        day -= timedelta(days=7)
    return int(day.timestamp()) + change.time


def _changes(zone: ZoneInfo) -> tuple[tuple[int, int, int], ...]:
    """Every change of the offset from now to 2037; two changes within a week would be missed, and do not occur."""
    found, moment, week = [], _AS_OF, timedelta(days=7)
    while moment < _LISTED_UNTIL:
        before, after = _offset_at(zone, moment), _offset_at(zone, moment + week)
        if before != after:
            found.append((_first_with(zone, moment, moment + week), before, after))
        moment += week
    return tuple(found)


def _first_with(zone: ZoneInfo, early: datetime, late: datetime) -> int:
    """The second from which on the offset is that of `late`."""
    low, high, wanted = int(early.timestamp()), int(late.timestamp()), _offset_at(zone, late)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_at(zone, datetime.fromtimestamp(middle, UTC)) == wanted:
            high = middle
        else:
            low = middle
    return high


def _offset_at(zone: ZoneInfo, moment: datetime) -> int:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())
