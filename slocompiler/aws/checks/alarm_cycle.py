"""Composite alarms that wait for each other: CloudWatch stops to evaluate them, and none can be deleted."""

from collections.abc import Iterator, Mapping

from slocompiler.aws.alarm_rule import states
from slocompiler.aws.checks.alarm_reference import alarm_name
from slocompiler.aws.checks.alarm_rule import rule_of
from slocompiler.aws.reading import Body
from slocompiler.aws.violation import Violation, ViolationKind


def check_alarm_cycles(composites: Mapping[str, Body]) -> Iterator[tuple[str, Violation]]:
    """One violation for each circle, with the name of the alarm it is told of; bodies by AlarmName."""
    children = {name: _children(body) for name, body in sorted(composites.items())}
    told: set[str] = set()
    for name in children:
        circle = _circle(name, children)
        if circle and not told & set(circle):
            told.update(circle)
            way = " -> ".join(f"`{step}`" for step in (*circle, name))
            message, help = f"this rule depends on itself: {way}", "a rule looks only at alarms that do not look back"
            yield name, Violation(ViolationKind.ALARM_CYCLE, ("AlarmRule",), message, help)


def _children(body: Body) -> tuple[str, ...]:
    rule = rule_of(body)
    return tuple(dict.fromkeys(alarm_name(child) for child in states(rule))) if rule else ()


def _circle(start: str, children: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from an alarm back to itself, without the return; empty when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for child in children.get(way[-1], ()):
            if child == start:
                return way
            if child not in seen:
                seen.add(child)
                ways.append((*way, child))
    return ()
