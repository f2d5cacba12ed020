"""Faults of the source document's Alertmanager configuration, each with the document's own text and what tells it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Config = dict[str, Any]


@dataclass(frozen=True)
class RoutingFault:
    """`faulty`: the document's configuration. `find` gives what is wrong with one: something here, not with ours."""

    about: str
    faulty: str
    find: Callable[[Config], Iterator[str]]


def intervals_in_routes(config: Config) -> Iterator[str]:
    for route in _routes(config):
        if "time_intervals" in route:
            yield f"time_intervals in the route of {route.get('receiver')}"


def unknown_intervals(config: Config) -> Iterator[str]:
    """Hours that a route names and nobody defines."""
    known = {interval["name"] for interval in config.get("time_intervals", [])}
    for route in _routes(config):
        yield from sorted({*route.get("active_time_intervals", []), *route.get("mute_time_intervals", [])} - known)


def deprecated_matches(config: Config) -> Iterator[str]:
    for route in _routes(config):
        yield from (f"{key} in a route" for key in ("match", "match_re") if key in route)
    for rule in config.get("inhibit_rules", []):
        keys = ("source_match", "source_match_re", "target_match", "target_match_re")
        yield from (f"{key} in an inhibition" for key in keys if key in rule)


def keys_of_the_old_events(config: Config) -> Iterator[str]:
    """Integrations keys of version 1, or none at all."""
    for settings in _integrations(config, "pagerduty_configs"):
        if "service_key" in settings or "service_key_file" in settings or "routing_key_file" not in settings:
            yield f"pagerduty: {sorted(settings)}"


def literal_secrets(config: Config) -> Iterator[str]:
    """Secrets that stand in the configuration."""
    literal = ("service_key", "routing_key", "api_url", "api_key", "webhook_url", "bot_token", "auth_password")
    for receiver in config["receivers"]:
        for kind, entries in receiver.items():
            if kind.endswith("_configs") and kind != "jira_configs":
                yield from (f"{receiver['name']}: {key}" for entry in entries for key in literal if key in entry)


def inhibits_everything(config: Config) -> Iterator[str]:
    """Inhibition that is equal on labels which both sides may lack: then it holds between any two alerts."""
    for rule in config.get("inhibit_rules", []):
        matchers = [*rule.get("source_matchers", []), *rule.get("target_matchers", [])]
        if "slo" in rule.get("equal", []) and matchers.count('slo!=""') < 2:
            yield str(rule)


def _routes(config: Config) -> Iterator[dict[str, Any]]:
    pending = [config["route"]]
    while pending:
        route = pending.pop()
        yield route
        pending.extend(route.get("routes", []))


def _integrations(config: Config, kind: str) -> Iterator[dict[str, Any]]:
    for receiver in config["receivers"]:
        yield from receiver.get(kind, [])


_DOCUMENT = """\
route:
  receiver: pagerduty-p0
  routes:
  - match: {severity: P0}
    receiver: pagerduty-p0
  - match: {severity: P1}
    receiver: pagerduty-p1
    time_intervals: [business_hours]
receivers:
- name: pagerduty-p0
  pagerduty_configs: [{service_key: <P0_SERVICE_KEY>}]
- name: pagerduty-p1
  pagerduty_configs: [{service_key: <P1_SERVICE_KEY>}]
"""
_MISSPELT = _DOCUMENT.replace("    time_intervals: [business_hours]", "    active_time_intervals: [business_hours]")
_INHIBITION = (
    _DOCUMENT
    + """\
inhibit_rules:
- source_matchers: ['severity="P0"']
  target_matchers: ['severity=~"P1|P2"']
  equal: [service, slo]
"""
)

ROUTING_FAULTS = (
    RoutingFault("a route has active_time_intervals", _DOCUMENT, intervals_in_routes),
    RoutingFault("every time interval of a route is defined", _MISSPELT, unknown_intervals),
    RoutingFault("routes have matchers, not match", _DOCUMENT, deprecated_matches),
    RoutingFault("events of version 2 want a routing key", _DOCUMENT, keys_of_the_old_events),
    RoutingFault("no secret stands in the configuration", _DOCUMENT, literal_secrets),
    RoutingFault("inhibition only between alerts of SLOs", _INHIBITION, inhibits_everything),
)


def parsed(text: str) -> Config:
    config: Config = yaml.safe_load(text)
    return config
