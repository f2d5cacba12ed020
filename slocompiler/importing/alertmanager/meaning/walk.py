"""The way of an alert with known labels through a routing tree (dispatch/route.go, Match)."""

from collections.abc import Mapping

from slocompiler.proof.delivery.configuration.route import Route


def takes(route: Route, labels: Mapping[str, str]) -> bool:
    """Whether a route's own matchers accept the labels; a pattern that only Go can read accepts nothing."""
    return all(matcher.accepts(labels.get(matcher.name, "")) is True for matcher in route.matchers)


def passed(route: Route, labels: Mapping[str, str]) -> tuple[tuple[Route, ...], ...]:
    """Every route at which an alert ends, each with those above it, from the root on; the alert is at `route`."""
    found: list[tuple[Route, ...]] = []
    for child in route.routes:
        if takes(child, labels):
            found += [(route, *below) for below in passed(child, labels)]
            if not child.goes_on:
                break
    return tuple(found) or ((route,),)


def ends(root: Route, labels: Mapping[str, str]) -> tuple[Route, ...]:
    """The routes that send the alert."""
    return tuple(way[-1] for way in passed(root, labels))
