"""Rules as data: what is recorded, and what alerts."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from slocompiler.promql import Expr
from slocompiler.values import Duration


class GroupOfRules(Struct, frozen=True):
    """A group by its file and name, and how often it is evaluated."""

    file: str
    name: str
    interval: Duration


class RecordingRule(Struct, frozen=True):
    """`labels` override those of the result; an empty one takes a label away."""

    name: str
    expr: Expr
    labels: Mapping[str, str]
    group: GroupOfRules


class AlertRule(Struct, frozen=True):
    """An alert as Prometheus is told to evaluate it."""

    name: str
    expr: Expr
    for_: Duration
    keep_firing_for: Duration
    labels: Mapping[str, str]
    group: GroupOfRules


class Unreadable(Struct, frozen=True):
    """A rule that cannot be replayed, and why."""

    name: str
    reason: str


class RuleSet(Struct, frozen=True):
    """Rules that are deployed together: what alerts read may be recorded by any of them."""

    recordings: tuple[RecordingRule, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


def together(sets: Iterable[RuleSet]) -> RuleSet:
    """All rules of several files; one that stands in two of them in the same words counts once."""
    recordings: list[RecordingRule] = []
    alerts: list[AlertRule] = []
    unreadable: list[Unreadable] = []
    seen: set[object] = set()
    for one in sets:
        for recording in one.recordings:
            if _is_new(seen, (recording.name, recording.expr, recording.group.name, _frozen(recording.labels))):
                recordings.append(recording)
        for alert in one.alerts:
            if _is_new(seen, (alert.name, alert.expr, alert.group.name, alert.for_, _frozen(alert.labels))):
                alerts.append(alert)
        unreadable += (rule for rule in one.unreadable if _is_new(seen, rule))
    return RuleSet(tuple(recordings), tuple(alerts), tuple(unreadable))


def _frozen(labels: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(labels.items())


def _is_new(seen: set[object], key: object) -> bool:
    if key in seen:
        return False
    seen.add(key)
    return True
