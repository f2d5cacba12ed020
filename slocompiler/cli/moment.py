"""A moment on the command line."""

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import click

_ZONE = re.compile(r"(?P<time>\S+)(?: +(?P<zone>[A-Za-z][\w+/-]*)|\[(?P<bracketed>[^\]]+)\])")
_FORMS = "write 2026-11-28T03:00 (UTC), 2026-11-28T03:00+01:00 or '2026-11-28T03:00 Europe/Berlin'"


def read_moment(context: click.Context | None, option: click.Parameter | None, text: str | None) -> datetime | None:
    """The moment that an option names, with its zone; None when it is not given.

    A date and a time of day, with an offset, with the name of a zone, or in UTC. Raises click.BadParameter for anything
    else, also for times that the zone skips.
    """
    if text is None:
        return None
    try:
        return _moment(text.strip())
    except ValueError as problem:
        raise click.BadParameter(str(problem), context, option) from None


def _moment(text: str) -> datetime:
    found = _ZONE.fullmatch(text)
    zone = _zone(found["zone"] or found["bracketed"]) if found else None
    try:
        moment = datetime.fromisoformat(found["time"] if found else text)
    except ValueError:
        raise ValueError(f"`{text}` is no date and time: {_FORMS}") from None
    if moment.tzinfo is not None and zone is not None:
        raise ValueError(f"`{text}` has an offset and a zone: {_FORMS}")
    if not 1970 < moment.year < 9999:
        raise ValueError(f"the year {moment.year} is out of range")
    placed = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone or UTC)
    if placed.astimezone(UTC).astimezone(placed.tzinfo).replace(tzinfo=None) != placed.replace(tzinfo=None):
        raise ValueError(f"there is no `{text}`: the clocks are put forward then")
    return placed


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise ValueError(f"`{name}` is no time zone: {_FORMS}") from None
