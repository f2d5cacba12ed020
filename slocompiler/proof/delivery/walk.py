"""The way of an alert through the routing tree."""

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec import Struct

from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.routing.labels.alert_labels import AlertLabels

#: More ways than that are not looked at; a label with that many values of its own is seldom routed by.
MOST_WAYS = 200


class Underway(Struct, frozen=True):
    """An alert on its way, with what was assumed about its unknown labels."""

    labels: AlertLabels
    assumed: Mapping[tuple[str, str, str], bool] = {}
    conditions: tuple[str, ...] = ()


class Way(Struct, frozen=True):
    """Where an alert goes, under what was assumed about it."""

    alert: Underway
    routes: tuple[Route, ...]

    @property
    def conditions(self) -> tuple[str, ...]:
        """What the unknown labels must be for it, as matchers; none: the alert always goes there."""
        return self.alert.conditions


def ways(root: Route, labels: AlertLabels) -> tuple[Way, ...]:
    """Every way that an alert of the rule can go, as Alertmanager decides (dispatch/route.go, Match).

    The first child that takes it without `continue` is the last one asked; where no child takes it, the route itself
    does. Where a matcher asks for a label that is not known beforehand, both answers are followed.
    """
    return _ways(root, Underway(labels))


def same_ways(root: Route, way: Way) -> tuple[Way, ...]:
    """Every way in another tree that an alert can go under the assumptions of this one."""
    return _ways(root, way.alert)


def _ways(root: Route, alert: Underway) -> tuple[Way, ...]:
    return tuple(Way(after, routes) for after, routes in islice(_below(root, alert), MOST_WAYS))


def _below(route: Route, alert: Underway) -> Iterator[tuple[Underway, tuple[Route, ...]]]:
    return _among_children(route, 0, alert, ())


def _among_children(
    route: Route, first: int, alert: Underway, found: tuple[Route, ...]
) -> Iterator[tuple[Underway, tuple[Route, ...]]]:
    for index in range(first, len(route.routes)):
        child = route.routes[index]
        if any(_answer(matcher, alert) is False for matcher in child.matchers):
            continue
        for asked, is_taken in _both(child.matchers, alert):
            if not is_taken:
                yield from _among_children(route, index + 1, asked, found)
                continue
            for inner, taken in _below(child, asked):
                if child.goes_on:
                    yield from _among_children(route, index + 1, inner, (*found, *taken))
                else:
                    yield inner, (*found, *taken)
        return
    yield alert, found or (route,)


def _both(matchers: tuple[LabelMatcher, ...], alert: Underway) -> Iterator[tuple[Underway, bool]]:
    """Whether matchers that refuse nothing known accept, with what either answer says about the alert."""
    accepted: Underway | None = alert
    for matcher in (matcher for matcher in matchers if _answer(matcher, alert) is None):
        if accepted is not None:
            refused = _assuming(accepted, matcher, is_accepted=False)
            if refused is not None:
                yield refused, False
            accepted = _assuming(accepted, matcher, is_accepted=True)
    if accepted is not None:
        yield accepted, True


def _answer(matcher: LabelMatcher, alert: Underway) -> bool | None:
    value = alert.labels.value(matcher.name)
    if value is not None:
        answer = matcher.accepts(value)
        if answer is not None:
            return answer
    assumed = alert.assumed.get(matcher.question)
    if assumed is not None:
        return assumed != matcher.is_negative
    is_possible = matcher.operator not in ("=", "!=") or alert.labels.may_be(matcher.name, matcher.value)
    return None if is_possible else matcher.is_negative


def _assuming(alert: Underway, matcher: LabelMatcher, *, is_accepted: bool) -> Underway | None:
    """The alert under the assumption; None where it contradicts what was assumed before."""
    holds = is_accepted != matcher.is_negative
    name, operator, value = matcher.question
    assumed = {**alert.assumed, matcher.question: holds}
    conditions = (*alert.conditions, _words(name, operator, value, holds=holds))
    if not (operator == "=" and holds):
        return Underway(alert.labels, assumed, conditions)
    if any(LabelMatcher(*asked).accepts(value) is not was for asked, was in alert.assumed.items() if asked[0] == name):
        return None
    return Underway(alert.labels.given(name, value), assumed, conditions)


def _words(name: str, operator: str, value: str, *, holds: bool) -> str:
    if value == "":
        return f"no {name}" if holds else f"some {name}"
    return f'{name}{operator if holds else "!" + operator[-1]}"{value}"'
