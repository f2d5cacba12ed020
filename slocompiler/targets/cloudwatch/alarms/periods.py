"""Lengths of time as CloudWatch takes them: whole minutes, and up to a week."""

from slocompiler.values import Duration

MINUTE = 60
HOUR = 3_600
DAY = 86_400
WEEK = 604_800


def seconds_of(length: Duration) -> int:
    """The period for a length of time, in seconds: whole minutes, rounded up."""
    return max(MINUTE, -(-length.milliseconds // 60_000) * MINUTE)


def is_whole(length: Duration) -> bool:
    """Whether the length is a period as it is."""
    return length.milliseconds == seconds_of(length) * 1000


def fits(period: int, evaluations: int) -> bool:
    """Whether CloudWatch looks back so far: a day, or a week with periods of an hour and more."""
    return period * evaluations <= (WEEK if period >= HOUR else DAY)


def is_hourly(period: int, evaluations: int = 1) -> bool:
    """Whether an alarm that looks back so far is evaluated once an hour instead of once a minute."""
    return period * evaluations > DAY


def duration_text(seconds: int) -> str:
    """`1h` for 3600: part of names and texts."""
    return str(Duration(seconds * 1000))
