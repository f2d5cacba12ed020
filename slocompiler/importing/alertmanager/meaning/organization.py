"""The organization that a configuration proposes."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from slocompiler.importing.alertmanager.meaning.hours import Intervals, intervals_of
from slocompiler.importing.alertmanager.meaning.inhibitions import remark_inhibitions
from slocompiler.importing.alertmanager.meaning.labels import Labels, labels_of, values_of
from slocompiler.importing.alertmanager.meaning.outcomes import Asker
from slocompiler.importing.alertmanager.meaning.receivers import receivers_of
from slocompiler.importing.alertmanager.meaning.route_remarks import remark_globals, remark_routes
from slocompiler.importing.alertmanager.meaning.severities import PLAIN, other_severity, severities_of, wakes_by_name
from slocompiler.importing.alertmanager.meaning.severity_timing import timed_severity
from slocompiler.importing.alertmanager.meaning.special_routes import is_heartbeat, starts_something
from slocompiler.importing.alertmanager.meaning.subjects import Subject, subjects_of
from slocompiler.importing.alertmanager.meaning.teams import Team, as_specs, described, teams_of, with_readers
from slocompiler.importing.alertmanager.meaning.walk import ends
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.importing.names import free_name, severity_name
from slocompiler.importing.proposal import Comments, OrganizationProposal
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.alertmanager import GUESSED
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.proof.delivery.configuration.route import Route, all_routes
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.organization import AutomationSpec, DefaultsSpec, EnvironmentSpec, SeveritySpec

_HEARTBEAT, _WATCHDOG = "heartbeat", "watchdog"
_COMMENTS: Comments = {
    (): ("What all services share: written by `slocompile import alertmanager`, and yours from now on.",),
    ("severities",): ("The order of urgency, and what wakes people, are guesses: correct them.",),
    ("receivers",): ("Where notifications go. Secrets are named here, never written here.",),
    ("teams",): ("Who is told: the one place where a receiver is chosen.",),
}


def organization_of(source: Source, default_team: str, remarks: list[Remark]) -> OrganizationProposal:
    """The organization that tells the same receivers; a remark for every part of the source."""
    labels, receivers = labels_of(source), receivers_of(source, remarks)
    asker = Asker(source, labels, receivers)
    subjects = subjects_of(source.configuration.root, labels)
    theirs = _severities(asker, subjects, remarks)
    teams = teams_of(asker, subjects, theirs, default_team, remarks)
    with_readers(asker, teams, remarks)
    intervals = intervals_of(source, remarks)
    severities = _timed(asker, intervals, teams, theirs, remarks)
    _add_heartbeat(asker, severities, teams, remarks)
    spec = OrganizationSpec(
        version="slocompiler/v1",
        organization="imported",
        severities=severities,
        time_intervals=intervals.specs,
        receivers=dict(receivers.specs),
        teams=as_specs(teams),
        defaults=_defaults(teams),
        environments=_environments(source, labels, remarks),
        automation=_automation(asker),
    )
    remark_routes(asker, subjects, theirs, remarks)
    remark_inhibitions(asker, tuple(severities), remarks)
    remark_globals(source, remarks)
    comments: Comments = {
        ("teams", one.name): (f"Known by {described(one)}.",) for one in teams.values() if _is_renamed(one)
    }
    return OrganizationProposal(spec, source.routes[()], {**_COMMENTS, **comments})


def _is_renamed(team: Team) -> bool:
    known = [one.labels for one in team.subjects if one.labels]
    return bool(known) and known != [{"team": team.name}]


def _severities(asker: Asker, subjects: Sequence[Subject], remarks: list[Remark]) -> dict[str, str | None]:
    """Our severity -> the value of the source's label, the most urgent first; None: any that no route names."""
    label, root = asker.labels.severity, asker.source.routes[()]
    found: dict[str, str | None] = {}
    for value in severities_of(asker.source, asker.labels):
        ours = free_name(severity_name(value, "severity"), found)
        found[ours] = value
        if ours != value or label != "severity":
            why = f"alerts carry it as `severity`; the source asks for `{label}`"
            remarks.append(approximated(RENAMED, root, f'`{label}="{value}"` is the severity `{ours}`', why))
    if not found:
        return dict.fromkeys(PLAIN)
    if any(_is_told_otherwise(asker, subject, found) for subject in subjects):
        ours = other_severity(found)
        found[ours] = None
        why = "routes tell somebody of alerts with no severity that they name, or with another one"
        remarks.append(approximated(GUESSED, root, f"severity `{ours}`", why))
    return found


def _is_told_otherwise(asker: Asker, subject: Subject, severities: Mapping[str, str | None]) -> bool:
    others = asker.everybody(subject.labels)
    told = (asker.everybody(asker.with_severity(subject.labels, theirs)) for theirs in severities.values())
    return bool(others) and others not in list(told)


def _timed(
    asker: Asker,
    intervals: Intervals,
    teams: Mapping[str, Team],
    theirs: Mapping[str, str | None],
    remarks: list[Remark],
) -> dict[str, SeveritySpec]:
    routes = {ours: tuple(_ends(asker, teams, value)) for ours, value in theirs.items()}
    pages = _pages(asker, routes, theirs)
    # What wakes somebody is never less urgent than what does not; the order is kept otherwise.
    ordered = sorted(theirs, key=lambda ours: ours not in pages)
    if len(ordered) > 1 or not any(one.receiver in asker.receivers.waking for one in routes[ordered[0]]):
        waking = ", ".join(each for each in ordered if each in pages) or "none"
        why = f"by names and receivers; these wake somebody: {waking}"
        remarks.append(approximated(GUESSED, asker.source.routes[()], f"order of urgency: {', '.join(ordered)}", why))
    return {
        ours: timed_severity(
            asker.source, intervals, SeveritySpec(urgency=urgency, page=ours in pages), ours, routes[ours], remarks
        )
        for urgency, ours in enumerate(ordered, start=1)
    }


def _pages(
    asker: Asker, by_severity: Mapping[str, tuple[Route, ...]], theirs: Mapping[str, str | None]
) -> Collection[str]:
    """The severities whose routes mostly wake somebody; where none do, those whose names say so."""
    woken = {
        ours: sum(one.receiver in asker.receivers.waking for one in routes) for ours, routes in by_severity.items()
    }
    mostly = {ours for ours, number in woken.items() if 2 * number > len(by_severity[ours])}
    return mostly or {ours for ours in theirs if wakes_by_name(theirs[ours] or ours)}


def _ends(asker: Asker, teams: Mapping[str, Team], severity: str | None) -> Iterator[Route]:
    """Where alerts of a severity end, of every team; routes that tell nobody count where nobody is told at all."""
    asked = [asker.with_severity(one.labels, severity) for team in teams.values() for one in team.subjects]
    told = [route for labels in asked for route in asker.ends(labels)]
    return iter(told or [route for labels in asked for route in ends(asker.source.configuration.root, labels)])


def _add_heartbeat(
    asker: Asker, severities: dict[str, SeveritySpec], teams: dict[str, Team], remarks: list[Remark]
) -> None:
    """A severity and a team of its own for the alert that fires for ever."""
    for route in all_routes(asker.source.configuration.root):
        told = list(asker.told(route))
        if not is_heartbeat(route) or not told or _WATCHDOG in teams:
            continue
        severity = free_name(_HEARTBEAT, severities)
        urgency = 1 + max(each.urgency for each in severities.values())
        severities[severity] = SeveritySpec(
            urgency=urgency,
            page=False,
            group_wait=route.group_wait,
            group_interval=route.group_interval,
            repeat_interval=route.repeat_interval,
        )
        teams[_WATCHDOG] = Team(_WATCHDOG, [], {severity: told}, [])
        why = f"give its rule the labels `team: {_WATCHDOG}` and `severity: {severity}`, such as under `extra_rules`"
        what = f"the alert that fires for ever is told to {', '.join(f'`{name}`' for name in told)}"
        remarks.append(approximated(GUESSED, asker.source.routes[route.path], what, why))


def _defaults(teams: Mapping[str, Team]) -> DefaultsSpec | None:
    unnamed = (team.name for team in teams.values() if team.subjects and not team.subjects[0].labels)
    name = next(unnamed, None)
    return DefaultsSpec(team=name) if name and teams[name].notify else None


def _environments(source: Source, labels: Labels, remarks: list[Remark]) -> dict[str, EnvironmentSpec]:
    """Those that routes name, when there are several: of one alone the others are not known."""
    label = labels.environment
    values = values_of(source, label) if label else ()
    names = [severity_name(value, "environment") for value in values]
    if label is None or len(values) < 2 or names != list(values) or any(name != name.lower() for name in names):
        return {}
    why = f"series are told apart by `{label}` as alerts are: correct `matchers` where they are not"
    what = f"environments {', '.join(f'`{value}`' for value in values)}"
    remarks.append(approximated(GUESSED, source.routes[()], what, why))
    return {value: EnvironmentSpec(matchers=f'{label}="{value}"') for value in sorted(values)}


def _automation(asker: Asker) -> AutomationSpec | None:
    """The webhook that routes of this compiler tell what starts an automation."""
    if not asker.source.is_ours:
        return None
    told = [asker.told(one) for one in all_routes(asker.source.configuration.root) if starts_something(one)]
    return AutomationSpec(receiver=told[0][0]) if told and len(set(told)) == 1 and len(told[0]) == 1 else None
