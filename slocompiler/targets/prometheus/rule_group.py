"""Rules and groups as data, before they become YAML."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.values import Duration


class Recording(Struct, frozen=True):
    """A recorded series: `labels` are added to every sample.

    `kept`: the labels that stay apart, where these are not those of the SLO or alert that the labels name.
    """

    record: str
    expr: str
    labels: Mapping[str, str]
    kept: tuple[str, ...] | None = None


class AlertRule(Struct, frozen=True):
    """An alert; zero durations are left out of the file."""

    alert: str
    expr: str
    for_: Duration
    keep_firing_for: Duration
    labels: Mapping[str, str]
    annotations: Mapping[str, str]


class ForeignRule(Struct, frozen=True):
    """A rule of the user's own, as it goes out."""

    body: Mapping[str, object]


RuleNode = Recording | AlertRule | ForeignRule


class RuleGroup(Struct, frozen=True):
    """Rules that Prometheus evaluates one after the other, at one moment; `interval` None is the server's own."""

    name: str
    interval: Duration | None
    rules: tuple[RuleNode, ...]
