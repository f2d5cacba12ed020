"""Routes of the user's that never send."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered, counted
from slocompiler.proof.delivery.findings.subject import Subject, route_title
from slocompiler.proof.delivery.open_hours import open_spans
from slocompiler.proof.delivery.rules import NEVER_OPEN


def never_open(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each route that takes alerts and is closed at all hours."""
    taken: dict[tuple[int, ...], tuple[Route, list[Delivered]]] = {}
    for one in subject.delivered:
        for route in {route.path: route for way in one.ways for route in way.routes if route.is_timed}.values():
            taken.setdefault(route.path, (route, []))[1].append(one)
    for route, alerts in taken.values():
        if not open_spans(subject.configuration, route):
            intervals = ", ".join(f"`{name}`" for name in (*route.actives, *route.mutes))
            yield NEVER_OPEN.at(
                subject.base,
                f"{route_title(route)} takes {counted(alerts)} and is never open: {intervals} closes it at all hours",
                "mend the interval, or delete the route",
            )
