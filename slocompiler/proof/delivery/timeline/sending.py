"""Whether a flush of a group sends anything."""

from msgspec import Struct

from slocompiler.values import Duration


class Sent(Struct, frozen=True):
    """What Alertmanager remembers of the last notification of a group: when it was, and which alerts it named."""

    at: int
    firing: frozenset[str]
    resolved: frozenset[str]


def is_due(last: Sent | None, firing: frozenset[str], resolved: frozenset[str], now: int, repeat: Duration) -> bool:
    """As needsUpdate of Alertmanager's notify/dedup_stage.go, for a receiver that is told of resolved alerts.

    A resolved alert is told only to those who were told that it fires. Nothing new is repeated when *more* than the
    repeat interval has passed since it was sent: a flush that comes exactly then is a moment too early.
    """
    if last is None:
        return bool(firing)
    if not firing <= last.firing:
        return True
    if not firing:
        return bool(last.firing)
    return not resolved <= last.resolved or now - last.at > repeat.milliseconds
