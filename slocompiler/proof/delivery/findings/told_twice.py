"""One destination by two routes."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered, counted, telling
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.open_hours import open_spans
from slocompiler.proof.delivery.rules import TOLD_TWICE
from slocompiler.proof.delivery.walk import Way
from slocompiler.routing.hours.spans import difference


def told_twice(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each pair of receivers and each place that causes it."""
    pairs: dict[tuple[str, str, str, SourceSpan], dict[str, Delivered]] = {}
    for one in subject.delivered:
        for way in one.ways:
            for first, second, kind in _twice(subject, way):
                is_theirs = subject.is_of_base(first) or subject.is_of_base(second)
                place = subject.base if is_theirs else _team_place(subject, one)
                found = pairs.setdefault((first.receiver, second.receiver, kind, place), {})
                found[one.title] = one
    for (first_name, second_name, kind, place), alerts in pairs.items():
        names = f"`{first_name}` by two routes" if first_name == second_name else f"`{first_name}` and `{second_name}`"
        yield TOLD_TWICE.at(
            place,
            f"{counted(list(alerts.values()))} is told twice: {names} reach one {kind} destination",
            "take one of them away; a route of the base with `continue: true` tells beside ours, not instead",
        )


def _twice(subject: Subject, way: Way) -> Iterator[tuple[Route, Route, str]]:
    routes = list(telling(subject.configuration, way))
    for index, first in enumerate(routes):
        destinations = set(subject.configuration.receiver(first.receiver).destinations)
        for second in routes[index + 1 :]:
            shared = destinations.intersection(subject.configuration.receiver(second.receiver).destinations)
            if shared and _overlap(subject, first, second):
                yield first, second, min(destination.kind for destination in shared)


def _overlap(subject: Subject, first: Route, second: Route) -> bool:
    hours = open_spans(subject.configuration, first)
    return difference(hours, open_spans(subject.configuration, second)) != hours


def _team_place(subject: Subject, one: Delivered) -> SourceSpan:
    places = (team.span for team in subject.organization.teams if team.name == one.alert.team)
    return next(places, subject.organization.span)
