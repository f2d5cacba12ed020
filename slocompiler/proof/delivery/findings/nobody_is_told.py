"""Alerts that reach nobody, and pages that do so at some hours though nobody declared any."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.delivered import Delivered, telling, told_hours, when
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.open_hours import is_always_open
from slocompiler.proof.delivery.rules import NOBODY_IS_TOLD
from slocompiler.proof.delivery.walk import Way
from slocompiler.routing.routing_tree import NOBODY


def nobody_is_told(subject: Subject) -> Iterator[Diagnostic]:
    """One finding for each alert, with the first way on which it is lost."""
    for one in subject.delivered:
        if _is_known_without(subject, one):
            continue
        lost = next((way for way in one.ways if not any(telling(subject.configuration, way))), None)
        closed = None if lost else next((way for way in one.ways if _sleeps(subject, one, way)), None)
        if lost is not None:
            yield NOBODY_IS_TOLD.at(one.alert.declared_at, _message(one, lost), _help(subject, one))
        elif closed is not None:
            yield NOBODY_IS_TOLD.at(
                one.alert.declared_at,
                f"at some hours nobody is told of the page {one.title}{when(closed)}, though {one.alert.severity} "
                "declares none",
                f"declare hours for {one.alert.severity} (`active`), or open the route that it takes",
            )


def _sleeps(subject: Subject, one: Delivered, way: Way) -> bool:
    """Whether a page without hours meets closed ones."""
    declared = {severity.name: severity.active for severity in subject.organization.severities}
    if not one.alert.page or declared.get(one.alert.severity) is not None:
        return False
    is_timed = any(route.is_timed for route in way.routes)
    return is_timed and not is_always_open(told_hours(subject.configuration, way))


def _is_known_without(subject: Subject, one: Delivered) -> bool:
    """Whether the team has no receiver for the severity, which is a finding of its own (SLO701)."""
    teams = (team for team in subject.organization.teams if team.name == one.alert.team)
    return any(not team.notify.get(one.alert.severity) for team in teams)


def _message(one: Delivered, way: Way) -> str:
    receivers = ", ".join(f"`{route.receiver}`" for route in way.routes if route.receiver != NOBODY)
    where = f"it ends at {receivers}, which has no destination" if receivers else "no route takes it"
    return f"nobody is told of {one.title}{when(way)}: {where}"


def _help(subject: Subject, one: Delivered) -> str:
    teams = [team.name for team in subject.organization.teams]
    if one.alert.team in teams:
        return "give the receiver that it ends at a destination"
    problem = f"`{one.alert.team}` is no team" if one.alert.team else "it has no team"
    return (
        f"{problem}: add `labels: {{team: {teams[0] if teams else '...'}}}` to the rule, or a route that takes it to "
        "the base configuration (`alertmanager: {base: ...}`)"
    )
