"""Alertmanager's groups and timers, from alerts to notifications.

Sources: dispatch/dispatch.go (groups), notify/notify.go (order of the stages), inhibit/inhibit.go of Alertmanager 0.34.
A notification is forgotten after twice its repeat interval; that is left out, as what follows is told anew either way.
"""

from collections.abc import Sequence

from msgspec import Struct

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.open_hours import open_spans
from slocompiler.proof.delivery.timeline.episode import Episode, Notification
from slocompiler.proof.delivery.timeline.sending import Sent, is_due
from slocompiler.proof.delivery.walk import ways
from slocompiler.routing.hours.spans import span_at
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.values import Duration

#: Path of the route and labels of the group.
_Key = tuple[tuple[int, ...], tuple[tuple[str, str], ...]]


class _Group(Struct):
    """An aggregation group that holds alerts: whose route it is, and when it is flushed next."""

    route: Route
    labels: tuple[tuple[str, str], ...]
    due: int
    alerts: dict[str, Episode]


def simulate(
    configuration: Configuration, episodes: Sequence[Episode], until: int, resend: Duration | None = None
) -> tuple[Notification, ...]:
    """Every notification up to a moment, in order.

    `resend`: how often Prometheus repeats what it has said, also of an alert that is over; None: never. A repeated
    "resolved" makes a new group where the old one is gone, which is why one that was swallowed may still come.
    """
    updates = sorted((at, index) for index, one in enumerate(episodes) for at in one.updates(resend, until))
    groups: dict[_Key, _Group] = {}
    last: dict[_Key, Sent] = {}
    told: list[Notification] = []
    while True:
        flush = min(groups.items(), key=lambda item: (item[1].due, item[0]), default=None)
        if updates and (flush is None or updates[0][0] <= flush[1].due):
            at, index = updates.pop(0)
            if not _is_past(episodes[index], episodes, at):
                _receive(configuration, groups, episodes[index], at)
        elif flush is not None and flush[1].due <= until:
            key, group = flush
            sent = _flush(configuration, group, episodes, last.get(key))
            if sent is not None:
                told.append(sent)
                last[key] = Sent(sent.at, sent.firing, sent.resolved)
            if not group.alerts:
                del groups[key]
        else:
            return tuple(told)


def mutes(rule: InhibitRule, source: Episode, target: Episode) -> bool:
    """Whether the rule keeps the target silent while the source fires."""
    if not _fulfils(rule.source, source) or not _fulfils(rule.target, target):
        return False
    if _fulfils(rule.target, source) and _fulfils(rule.source, target):
        return False
    return all(source.labels.get(name, "") == target.labels.get(name, "") for name in rule.equal)


def _fulfils(matchers: tuple[LabelMatcher, ...], episode: Episode) -> bool:
    return all(matcher.accepts(episode.labels.get(matcher.name, "")) for matcher in matchers)


def _receive(configuration: Configuration, groups: dict[_Key, _Group], episode: Episode, now: int) -> None:
    """Puts an alert into the group of each of its routes; a new group waits, unless the alert is older than that."""
    (way,) = ways(configuration.root, AlertLabels(episode.labels))
    for route in way.routes:
        labels = _group_labels(route, episode)
        wait = route.group_wait.milliseconds
        due = now if episode.fires + wait < now else now + wait
        group = groups.setdefault((route.path, labels), _Group(route, labels, due, {}))
        group.alerts[episode.name] = episode


def _group_labels(route: Route, episode: Episode) -> tuple[tuple[str, str], ...]:
    names = episode.labels if route.group_by is None else route.group_by
    return tuple(sorted((name, episode.labels[name]) for name in names if name in episode.labels))


def _is_past(episode: Episode, episodes: Sequence[Episode], now: int) -> bool:
    """Whether the alert fired anew meanwhile: nothing is said about its earlier time any more."""
    return any(other.name == episode.name and episode.fires < other.fires <= now for other in episodes)


def _flush(
    configuration: Configuration, group: _Group, episodes: Sequence[Episode], last: Sent | None
) -> Notification | None:
    """What the group sends now. Alerts that are over leave it, whether somebody was told or not."""
    now, alerts = group.due, group.alerts
    heard = frozenset(name for name, one in alerts.items() if not _is_muted(configuration, one, episodes, now))
    firing = frozenset(name for name in heard if alerts[name].is_firing(now))
    group.alerts = {name: one for name, one in alerts.items() if one.is_firing(now)}
    group.due = now + group.route.group_interval.milliseconds
    if not heard or not _is_open(configuration, group.route, now):
        return None
    if not is_due(last, firing, heard - firing, now, group.route.repeat_interval):
        return None
    return Notification(now, group.route.receiver, group.labels, firing, heard - firing)


def _is_muted(configuration: Configuration, target: Episode, episodes: Sequence[Episode], now: int) -> bool:
    return any(
        mutes(rule, source, target)
        for source in episodes
        if source.is_firing(now)
        for rule in configuration.inhibit_rules
    )


def _is_open(configuration: Configuration, route: Route, now: int) -> bool:
    moment = now // 1000
    spans = open_spans(configuration, route, moment - 1, moment + 1) if route.is_timed else ((moment, moment + 1),)
    return span_at(spans, moment) is not None
