"""An alarm mute rule: when it begins, and how long it lasts.

Source: CloudWatch API reference, Schedule.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from slocompiler.aws.reading import Body, mapping, text
from slocompiler.aws.violation import Violation, ViolationKind

_AT = re.compile(r"at\((.*)\)")
_CRON = re.compile(r"cron\((.*)\)")
_DURATION = re.compile(r"P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?")
_SHORTEST, _LONGEST = 1, 15 * 24 * 60
_FIELD = re.compile(r"[A-Z0-9*,\-]+")


def check_schedule(body: Body) -> Iterator[Violation]:
    """The expression, the duration and the zone of a rule's schedule."""
    schedule = mapping(mapping(body, "Rule"), "Schedule")
    expression, duration, zone = (text(schedule, key) for key in ("Expression", "Duration", "Timezone"))
    if expression and not _is_expression(expression):
        help = "cron(<minutes> <hours> <day of month> <month> <day of week>), or at(2026-12-31T22:00)"
        yield _violation("Expression", f"`{expression}` is no schedule", help)
    if duration and not _is_duration(duration):
        yield _violation("Duration", f"`{duration}` is no duration for a mute rule", "PT1M to P15D, such as PT4H")
    if zone and not _is_zone(zone):
        yield _violation("Timezone", f"there is no time zone `{zone}`", "such as Europe/Berlin, or UTC")


def _is_expression(expression: str) -> bool:
    once, often = _AT.fullmatch(expression), _CRON.fullmatch(expression)
    if once:
        try:
            return bool(datetime.strptime(once[1], "%Y-%m-%dT%H:%M"))
        except ValueError:
            return False
    fields = often[1].split(" ") if often else []
    return len(fields) == 5 and all(_FIELD.fullmatch(field) for field in fields)


def _is_zone(zone: str) -> bool:
    try:
        return bool(ZoneInfo(zone).key)
    except (OSError, ValueError, KeyError):
        return False


def _is_duration(duration: str) -> bool:
    match = _DURATION.fullmatch(duration)
    if match is None:
        return False
    days, hours, minutes = (int(part or 0) for part in match.groups())
    return _SHORTEST <= (days * 24 + hours) * 60 + minutes <= _LONGEST


def _violation(key: str, message: str, help: str) -> Violation:
    return Violation(ViolationKind.MUTE_SCHEDULE, ("Rule", "Schedule", key), message, help)
