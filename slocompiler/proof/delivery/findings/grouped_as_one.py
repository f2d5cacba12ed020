"""Routes of the user's that make one notification of unrelated alerts."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.delivered import Delivered, counted
from slocompiler.proof.delivery.findings.subject import Subject, route_title
from slocompiler.proof.delivery.rules import GROUPED_AS_ONE


def grouped_as_one(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each route that groups by labels none of which is on any alert that it takes."""
    taken: dict[tuple[int, ...], tuple[Route, list[Delivered]]] = {}
    for one in subject.delivered:
        for route in {route.path: route for way in one.ways for route in way.routes}.values():
            if subject.is_of_base(route):
                taken.setdefault(route.path, (route, []))[1].append(one)
    for route, alerts in taken.values():
        labels = route.group_by or ()
        if (
            len(alerts) > 1
            and labels
            and not any(one.alert.labels.may_carry(name) for one in alerts for name in labels)
        ):
            names = ", ".join(f"`{name}`" for name in labels)
            yield GROUPED_AS_ONE.at(
                subject.base,
                f"{route_title(route)} groups by {names}, which none of its alerts has: {counted(alerts)} are one "
                "notification",
                "group by `service` and `alertname`, which all of them have",
            )
