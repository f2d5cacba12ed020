"""The words that text and markdown share."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from slocompiler.proof.delivery.hours_words import ALWAYS, place_of
from slocompiler.proof.delivery.table.channel import Channel
from slocompiler.proof.delivery.table.routes_table import TellingKey

NOBODY = "nobody"


def severity_words(key: TellingKey) -> str:
    return f"{key.severity or 'no severity'}, {'wakes somebody' if key.page else 'wakes nobody'}"


def receiver_words(channel: Channel) -> str:
    """`p0-pager (pagerduty), aws-p0 (sns)`."""
    return ", ".join(f"{name} ({kind})" if kind else f"{name} (tells nobody)" for name, kind in channel.receivers)


def hours_words(channel: Channel) -> str:
    """`Mon-Fri 09:00-18:00 New York, by 5m after they begin; 30s after it fires, again every 1h`."""
    late = "" if channel.hours == ALWAYS else f", at most {channel.group_interval} after they begin"
    return f"{channel.hours}{late}; {channel.group_wait} after it fires, again every {channel.repeat_interval}"


def moment_words(moment: int, zone: str = "UTC") -> str:
    """`Sat 2026-11-28 03:00 UTC`, and the time there where the zone is another one."""
    at = datetime.fromtimestamp(moment, UTC)
    words = f"{at:%a %Y-%m-%d %H:%M} UTC"
    return words if zone == "UTC" else f"{words} ({at.astimezone(ZoneInfo(zone)):%a %H:%M} {place_of(zone)})"


def opening_words(channel: Channel) -> str:
    """What an alert that fires at the moment asked for comes to; nothing where that is always the same."""
    if channel.at is None or channel.hours == ALWAYS:
        return ""
    if channel.at.is_open:
        return f"open, told {channel.group_wait} after it fires"
    if channel.at.opens is None:
        return "closed, and not open within a year"
    return f"closed until {moment_words(channel.at.opens, channel.zone)}, told by {channel.group_interval} later"


def silence_words(key: TellingKey) -> str:
    return f"while {' or '.join(key.silent_while)} fires" if key.silent_while else ""


def condition_words(key: TellingKey) -> str:
    return f"when {' and '.join(key.conditions)}" if key.conditions else ""


def place_words(service: str, environment: str, key: TellingKey) -> str:
    """`shop production (copy to ml-slack)`."""
    copies = ", ".join(name for channel in key.copies for name, _ in channel.receivers)
    place = " ".join(filter(None, (service or "organization", environment)))
    return f"{place} (copy to {copies})" if copies else place
