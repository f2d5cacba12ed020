"""Pyrra's burn-rate windows, which grow with the window of the SLO."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.recordings.pyrra import part_of, rounded
from slocompiler.values import Duration, Objective


class PyrraWindow(Struct, frozen=True):
    """One alert: `key` is the field of `severities` that names its severity, `severity` what it is without one."""

    entry: str
    key: str
    severity: str
    burn: Decimal
    long: Duration
    short: Duration
    for_: Duration


#: Entry, field of `severities`, severity, burn rate, and parts of the SLO's window: long, short, `for`.
_ALERTS = (
    ("fast", "fastBurn", "critical", 14, 28 * 24, 28 * 24 * 12, 28 * 24 * 30),
    ("medium", "mediumBurn", "critical", 7, 28 * 4, 28 * 24 * 2, 28 * 24 * 4),
    ("slow", "slowBurn", "warning", 2, 28, 28 * 12, 28 * 24),
    ("long-term", "longTermBurn", "warning", 1, 7, 28 * 4, 28 * 8),
)


def pyrra_windows(window: Duration) -> tuple[PyrraWindow, ...]:
    """The alerts for SLOs over `window`: at 28 days 1h and 5m for the fastest, 4d and 6h for the slowest."""
    return tuple(
        PyrraWindow(entry, key, severity, Decimal(burn), *(part_of(window, part) for part in parts))
        for entry, key, severity, burn, *parts in _ALERTS
    )


def absent_for(windows: tuple[PyrraWindow, ...], objective: Objective) -> Duration:
    """How long all events must be missing: as long as the fastest alert needs for a total outage."""
    fastest = windows[0]
    filling = int(fastest.burn * objective.budget * fastest.long.milliseconds / 1000) * 1000
    return rounded(Fraction(filling + fastest.for_.milliseconds))
