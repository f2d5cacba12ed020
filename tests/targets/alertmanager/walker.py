"""A second opinion on routes and inhibition: reads the written configuration and decides as Alertmanager does.

It shares no code with the target. Sources: Alertmanager's dispatch/route.go (Match) and inhibit/inhibit.go.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Delivery:
    """Where one alert goes: the receiver, the labels of its group, the interval in which it is sent."""

    receiver: str
    group: tuple[tuple[str, str], ...]
    active: tuple[str, ...]
    group_wait: str
    group_interval: str


def deliveries(text: str, labels: Labels) -> list[Delivery]:
    """Every notification of one alert, in the order of the routes."""
    config = yaml.safe_load(text)
    return [_delivery(route, labels) for route in _matching(config["route"], {}, labels)]


def receivers(text: str, labels: Labels) -> list[str]:
    return [delivery.receiver for delivery in deliveries(text, labels)]


def mutes(text: str, source: Labels, target: Labels) -> bool:
    """Whether the firing source keeps the target from being sent."""
    rules = yaml.safe_load(text).get("inhibit_rules", [])
    return any(_rule_mutes(rule, source, target) for rule in rules)


def _matching(route: dict[str, Any], inherited: dict[str, Any], labels: Labels) -> Iterator[dict[str, Any]]:
    own = {key: value for key, value in route.items() if key not in ("routes", "matchers", "continue")}
    outer = {key: value for key, value in inherited.items() if key != "active_time_intervals"}
    options = {**outer, **own}
    found = False
    for child in route.get("routes", []):
        if all(_accepts(matcher, labels) for matcher in child.get("matchers", [])):
            found = True
            yield from _matching(child, options, labels)
            if not child.get("continue"):
                break
    if not found:
        yield options


def _delivery(options: dict[str, Any], labels: Labels) -> Delivery:
    return Delivery(
        options["receiver"],
        tuple((name, labels[name]) for name in options.get("group_by", []) if name in labels),
        tuple(options.get("active_time_intervals", [])),
        options.get("group_wait", "30s"),
        options.get("group_interval", "5m"),
    )


def _rule_mutes(rule: dict[str, Any], source: Labels, target: Labels) -> bool:
    def is_source(labels: Labels) -> bool:
        return all(_accepts(matcher, labels) for matcher in rule["source_matchers"])

    def is_target(labels: Labels) -> bool:
        return all(_accepts(matcher, labels) for matcher in rule["target_matchers"])

    if not is_source(source) or not is_target(target) or (is_source(target) and is_target(source)):
        return False
    return all(source.get(name, "") == target.get(name, "") for name in rule.get("equal", []))


def _accepts(matcher: str, labels: Labels) -> bool:
    found = re.fullmatch(r'(\w+)(=~|!~|!=|=)"(.*)"', matcher)
    assert found, matcher
    name, operator, value = found.groups()
    actual = labels.get(name, "")
    same = re.fullmatch(value, actual) is not None if "~" in operator else actual == value
    return same != operator.startswith("!")
