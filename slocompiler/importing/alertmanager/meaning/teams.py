"""Teams: a name for everybody whom the tree tells apart."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.labels import SERVICES
from slocompiler.importing.alertmanager.meaning.outcomes import Asker
from slocompiler.importing.alertmanager.meaning.subjects import Subject, is_copy
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.remark import Remark, approximated, carried
from slocompiler.importing.rules.alertmanager import GUESSED
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.proof.delivery.configuration.route import Route, all_routes
from slocompiler.spec.organization import TeamSpec


class Team(Struct):
    """A team of ours, and whose alerts it has: all of them are told to the same receivers."""

    name: str
    subjects: list[Subject]
    notify: dict[str, list[str]]
    cc: list[str]


def teams_of(
    asker: Asker, subjects: Sequence[Subject], severities: Mapping[str, str | None], default: str, remarks: list[Remark]
) -> dict[str, Team]:
    """By name. Services of one route that are told alike are one team; what is told as all others are is none."""
    teams: dict[str, Team] = {}
    others = asker.notify(subjects[-1], severities)
    for subject in subjects[:-1]:
        notify = asker.notify(subject, severities)
        if not notify or (not subject.is_named and notify == others):
            continue
        known = _alike(teams.values(), subject, notify)
        if known is not None:
            known.subjects.append(subject)
            continue
        name = free_name(spec_name("-".join(subject.labels.values()), "team"), teams)
        teams[name] = Team(name, [subject], notify, [])
    if others or not teams:
        name = free_name(default, teams)
        teams[name] = Team(name, [subjects[-1]], others, [])
    for team in teams.values():
        _remark(asker, team, remarks)
    return teams


def _alike(teams: Iterable[Team], subject: Subject, notify: Mapping[str, list[str]]) -> Team | None:
    if subject.is_named:
        return None
    same = (team for team in teams if team.subjects[0].path == subject.path and team.notify == notify)
    return next(same, None)


def _remark(asker: Asker, team: Team, remarks: list[Remark]) -> None:
    subject = team.subjects[0]
    span = asker.source.routes[subject.path]
    if not subject.labels:
        why = "alerts of whoever no route names end there; services that name no team belong to it"
        remarks.append(approximated(GUESSED, span, f"team `{team.name}`", why))
    elif list(subject.labels.items()) == [("team", team.name)]:
        remarks.append(carried(span, f"team `{team.name}`"))
    else:
        why = f"the source knows it by {described(team)}: its services write `team: {team.name}`"
        remarks.append(approximated(RENAMED, span, f"team `{team.name}`", why))


def described(team: Team) -> str:
    """The labels by which the source knows a team: `` `service="shop"` or `service="cart"` ``."""
    each = (" and ".join(f'`{name}="{value}"`' for name, value in one.labels.items()) for one in team.subjects)
    return " or ".join(each)


def as_specs(teams: Mapping[str, Team]) -> dict[str, TeamSpec]:
    return {team.name: TeamSpec(notify=team.notify, cc=team.cc) for team in teams.values()}


def with_readers(asker: Asker, teams: dict[str, Team], remarks: list[Remark]) -> None:
    """Adds the receivers of copies to the teams that read along: by their names, as nothing else tells."""
    for route in all_routes(asker.source.configuration.root):
        if not route.path or not is_copy(route, _above(asker, route)) or "alertname" in _asked(route):
            continue
        for receiver in asker.told(route):
            reader = _reader(receiver, teams, _asked_teams(asker, route))
            if reader is None:
                reader = Team(free_name(receiver, teams), [], {}, [])
                teams[reader.name] = reader
            reader.cc += [] if receiver in reader.cc else [receiver]
            services = ", ".join(_services(route))
            what = f"copies to `{receiver}`"
            why = f"`{reader.name}` reads along, by its name: write `cc: [{reader.name}]` in the spec of {services}"
            remarks.append(approximated(GUESSED, asker.source.routes[route.path], what, why))


def _asked(route: Route) -> set[str]:
    return {matcher.name for matcher in route.matchers}


def _above(asker: Asker, route: Route) -> dict[str, str]:
    """The labels that the routes above one ask for, with any value."""
    found, here = dict[str, str](), asker.source.configuration.root
    for step in route.path[:-1]:
        here = here.routes[step]
        found |= {matcher.name: matcher.value for matcher in here.matchers}
    return found


def _asked_teams(asker: Asker, route: Route) -> set[str]:
    return set(_above(asker, route).values())


def _services(route: Route) -> list[str]:
    return [f"`{one.value}`" for one in route.matchers if one.name in SERVICES]


def _reader(receiver: str, teams: Mapping[str, Team], owners: set[str]) -> Team | None:
    """The first team that has a word of its name in common, and is not the one that the alerts belong to."""
    words = set(re.split(r"[-_]", receiver))
    alike = [team for team in teams.values() if team.name not in owners and words & set(team.name.split("-"))]
    return alike[0] if alike else None
