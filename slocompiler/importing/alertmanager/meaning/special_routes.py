"""Routes that decide by more than a team and a severity."""

import re
from collections.abc import Mapping, Sequence

from slocompiler.importing.alertmanager.meaning.outcomes import Asker
from slocompiler.importing.alertmanager.meaning.subjects import Subject
from slocompiler.importing.alertmanager.meaning.walk import takes
from slocompiler.importing.alertmanager.reading.matchers import finite_values
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.configuration.route import Route

_HEARTBEAT = re.compile(r"watch-?dog|heart-?beat|dead-?man|snitch|always-?firing", re.IGNORECASE)

#: A value that no route names.
_ANY = "any"


def is_heartbeat(route: Route) -> bool:
    """Whether it is for the alert that fires for ever, so that its silence is noticed."""
    return any(
        matcher.operator in ("=", "=~") and matcher.name == "alertname" and _HEARTBEAT.search(matcher.value)
        for matcher in route.matchers
    )


def starts_something(route: Route) -> bool:
    """Whether it is a route of this compiler's that starts automations: exactly some alerts, and on to the others."""
    return route.goes_on and {"service", "severity", "alertname"} <= {matcher.name for matcher in route.matchers}


def example(ways: tuple[Route, ...]) -> dict[str, str] | None:
    """Labels that every one of the routes takes; None where none are found."""
    by_label: dict[str, list[LabelMatcher]] = {}
    for matcher in (matcher for route in ways for matcher in route.matchers):
        by_label.setdefault(matcher.name, []).append(matcher)
    labels: dict[str, str] = {}
    for name, matchers in by_label.items():
        named = [value for matcher in matchers for value in finite_values(matcher) or ()]
        fitting = (value for value in ("", *named, _ANY) if all(matcher.accepts(value) for matcher in matchers))
        labels[name] = next(fitting, "")
    return labels if all(takes(route, labels) for route in ways) else None


def makes_no_difference(
    asker: Asker, subjects: Sequence[Subject], ways: tuple[Route, ...], severities: Mapping[str, str | None]
) -> bool:
    """Whether its alerts, of every team, are told to the same receivers and at the same hours as its other alerts."""
    found = example(ways)
    if found is None:
        return False
    plain = {name: value for name, value in found.items() if not asker.labels.is_special(name)}
    label = asker.labels.severity
    values = [found[label]] if label in found else [*severities.values(), None]
    return all(
        _told(asker, asker.with_severity({**subject.labels, **found}, value))
        == _told(asker, asker.with_severity({**subject.labels, **plain}, value))
        for subject in subjects
        for value in values
    )


def _told(asker: Asker, labels: Mapping[str, str]) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Receiver and hours; copies, which go on, are the same anyway."""
    routes = asker.ends(labels)
    return {(name, route.actives, route.mutes) for route in routes if not route.goes_on for name in asker.told(route)}
