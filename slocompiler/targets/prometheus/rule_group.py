"""Rules and groups as data, before they become YAML."""

from collections.abc import Mapping
from dataclasses import dataclass

from slocompiler.values import Duration


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded series: `labels` are added to every sample."""

    record: str
    expr: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AlertRule:
    """An alert; zero durations are left out of the file."""

    alert: str
    expr: str
    for_: Duration
    keep_firing_for: Duration
    labels: Mapping[str, str]
    annotations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ForeignRule:
    """A rule of the user's own, as it goes out."""

    body: Mapping[str, object]


RuleNode = Recording | AlertRule | ForeignRule


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules that Prometheus evaluates one after the other, at one moment; `interval` None is the server's own."""

    name: str
    interval: Duration | None
    rules: tuple[RuleNode, ...]
