"""Alerts over time, and the notifications about them. All times are milliseconds of the epoch."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.values import Duration

#: So long Prometheus repeats that an alert is over (rules/alerting.go, resolvedRetention).
TELLS_RESOLVED = Duration.of(minutes=15)


class Episode(Struct, frozen=True):
    """An alert that fires, until it resolves; None: for ever. `name` tells it from the others of a timeline."""

    name: str
    labels: Mapping[str, str]
    fires: int
    resolves: int | None

    def is_firing(self, now: int) -> bool:
        return self.fires <= now and (self.resolves is None or now < self.resolves)

    def updates(self, resend: Duration | None, until: int) -> Iterator[int]:
        """When Prometheus says something about it: at both ends, and in between and afterwards every `resend`."""
        yield self.fires
        if self.resolves is not None:
            yield self.resolves
        if resend is None:
            return
        last = until if self.resolves is None else min(until, self.resolves + TELLS_RESOLVED.milliseconds)
        yield from range(self.fires + resend.milliseconds, last + 1, resend.milliseconds)


class Notification(Struct, frozen=True):
    """One notification: the receiver of the route, the labels of the group, the alerts that fire and that are over."""

    at: int
    receiver: str
    group: tuple[tuple[str, str], ...]
    firing: frozenset[str]
    resolved: frozenset[str]
