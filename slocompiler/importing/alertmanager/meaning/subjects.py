"""Whose alerts a tree tells apart: teams, and services that routes name where they name no team."""

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.labels import SERVICES, TEAMS, Labels
from slocompiler.importing.alertmanager.reading.matchers import finite_values
from slocompiler.importing.alertmanager.reading.routes import Path
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.configuration.route import Route

_MOST = 2000


class Subject(Struct, frozen=True):
    """Labels that the alerts of somebody have; none: of whoever no route names. `path`: the route that names them."""

    labels: Mapping[str, str]
    path: Path

    @property
    def is_named(self) -> bool:
        """Whether routes name a team, and not only a service."""
        return any(name in TEAMS for name in self.labels)


def subjects_of(root: Route, labels: Labels) -> tuple[Subject, ...]:
    """Each once, in the order of the tree, and the unnamed one at the end."""
    found: dict[tuple[tuple[str, str], ...], Subject] = {}
    for subject in islice(_below(root, ({},), labels), _MOST):
        found.setdefault(tuple(sorted(subject.labels.items())), subject)
    return (*found.values(), Subject({}, ()))


def is_copy(route: Route, above: Mapping[str, str]) -> bool:
    """Whether a route sends copies of what a service of a team tells, and leaves the alert to the team's own."""
    asked = {matcher.name for matcher in route.matchers}
    return route.goes_on and bool(asked & set(SERVICES)) and any(name in TEAMS for name in {*asked, *above})


def _below(route: Route, above: tuple[Mapping[str, str], ...], labels: Labels) -> Iterator[Subject]:
    for child in route.routes:
        assigned = _assigned(child, above, labels)
        if not assigned or is_copy(child, assigned[0]):
            continue
        if any(matcher.name in labels.owners for matcher in child.matchers):
            yield from (Subject(one, child.path) for one in assigned if one)
        yield from _below(child, assigned, labels)


def _assigned(route: Route, above: tuple[Mapping[str, str], ...], labels: Labels) -> tuple[Mapping[str, str], ...]:
    """What the owners' labels can be below a route; nothing where it decides by anything else."""
    assigned = above
    for matcher in route.matchers:
        if labels.is_special(matcher.name):
            return ()
        if matcher.name in labels.owners:
            assigned = tuple(_with(assigned, matcher))
    return assigned


def _with(assigned: tuple[Mapping[str, str], ...], matcher: LabelMatcher) -> Iterator[Mapping[str, str]]:
    values = finite_values(matcher) if matcher.operator in ("=", "=~") else None
    for one in assigned:
        if matcher.name in one or values is None:
            if matcher.accepts(one.get(matcher.name, "")):
                yield one
        else:
            yield from ({**one, matcher.name: value} for value in values)
