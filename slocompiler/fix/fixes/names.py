"""Names that are written otherwise where they are used than where they are declared."""

from collections.abc import Callable, Iterable

from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.meant import misspelt, written_otherwise
from slocompiler.fix.problem import Problem
from slocompiler.format.quoting import quoted_where_needed
from slocompiler.load.loaded import LoadedDocument
from slocompiler.load.yaml import MappingNode

_DOES = "writes the name as it is declared"
_SAFE = (
    "the name differs from one that is declared in case, `-` and `_` alone, and from no other; a name that is only "
    "similar keeps its finding, because names are free: `web-2` may be missing where there is `web-1`"
)
Names = Callable[[Problem], Iterable[str]]


def _under(document: LoadedDocument | None, *keys: str) -> list[str]:
    """The names that a document declares under some of its keys."""
    nodes = [document.tree.entries[key].value for key in keys if key in document.tree.entries] if document else []
    return [name for node in nodes if isinstance(node, MappingNode) for name in node.entries]


def _of_organization(key: str) -> Names:
    return lambda problem: _under(problem.workspace.organization, key)


def _of_service(*keys: str) -> Names:
    def names(problem: Problem) -> Iterable[str]:
        services = (each for each in problem.workspace.services if each.path == problem.span.path)
        return _under(next(services, None), *keys)

    return names


def _runbooks(problem: Problem) -> Iterable[str]:
    return {*_of_service("runbooks")(problem), *_of_organization("runbooks")(problem)}


def _services(problem: Problem) -> Iterable[str]:
    return {service.spec.service for service in problem.workspace.services}


def _templates(problem: Problem) -> Iterable[str]:
    return {template.spec.template for template in problem.workspace.templates}


def _zones(problem: Problem) -> Iterable[str]:
    from zoneinfo import available_timezones

    return available_timezones()


def _as_declared(names: Names) -> Callable[[Problem], Edits]:
    def find(problem: Problem) -> Edits:
        meant = written_otherwise(_bare(problem), names(problem))
        return problem.replaced(quoted_where_needed(meant, in_flow=True)) if meant else ()

    return find


def _zone(problem: Problem) -> Edits:
    meant = misspelt(_bare(problem), _zones(problem))
    return problem.replaced(quoted_where_needed(meant, in_flow=True)) if meant else ()


def _reference(problem: Problem) -> Edits:
    """A name with signs that no name has, where it refers to one."""
    located = problem.located()
    if located is None or located.scalar is None:
        return ()
    names = next((_REFERRED[step] for step in reversed(located.route) if step in _REFERRED), None)
    return _as_declared(names)(problem) if names else ()


def _bare(problem: Problem) -> str:
    """What stands at the place, without quotes."""
    return problem.written.strip("\"'")


#: The key that refers -> the names that there are.
_REFERRED: dict[str | int, Names] = {
    "active": _of_organization("time_intervals"),
    "burn_rate_policy": _of_organization("burn_rate_policies"),
    "cc": _of_organization("teams"),
    "depends_on": _services,
    "during": _of_organization("time_intervals"),
    "notify": _of_organization("receivers"),
    "signal": _of_service("signals"),
    "team": _of_organization("teams"),
    "tier": _of_organization("tiers"),
}

_ORGANIZATION = """\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
receivers: {night-pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {web-shop: {notify: {P0: [night-pager]}}}
burn_rate_policies: {by-day: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P0}}}
time_intervals: {office-hours: {from: "09:00", to: "18:00", timezone: Europe/Berlin}}
tiers: {top-tier: {}}
environments:
  pre-live: {}
"""
_SERVICE = "version: slocompiler/v1\nservice: login\nteam: web-shop\n"
_BOTH = _SERVICE + "BODY---\n" + _ORGANIZATION
_SLO = "slos:\n  sign-in: {objective: 99.9%, signal: all-requests, runbook: fix-it}\n"
_FULL = """\
signals: {all-requests: {events: {prometheus: {total: 'requests_total', bad_where: 'code="500"'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
"""


def _fix(code: str, names: Names, old: str, new: str, text: str) -> Fix:
    return Fix(code, _DOES, _SAFE, _as_declared(names), text.replace(new, old), text)


def _with(body: str) -> str:
    return _BOTH.replace("BODY", body)


NAME_FIXES = (
    Fix(
        "SLO234",
        "writes the name as it is declared, where the value of a key refers to it",
        _SAFE,
        _reference,
        _with("tier: TopTier\ndescription: x\n"),
        _with("tier: top-tier\ndescription: x\n"),
    ),
    _fix("SLO241", _of_organization("tiers"), "tier: toptier", "tier: top-tier", _with("tier: top-tier\n")),
    _fix(
        "SLO243", _of_organization("environments"), "{prelive", "{pre-live",
        _with("environments: {pre-live: {description: x}}\n"),
    ),
    _fix("SLO301", _of_service("signals"), "signal: allrequests", "signal: all-requests", _with(_SLO + _FULL)),
    _fix("SLO302", _runbooks, "runbook: fix_it", "runbook: fix-it", _with(_SLO + _FULL)),
    _fix("SLO303", _of_organization("teams"), "team: webshop", "team: web-shop", _with("tier: top-tier\n")),
    _fix("SLO304", _of_organization("severities"), "max_severity: p0", "max_severity: P0", _with("max_severity: P0\n")),
    _fix("SLO305", _of_organization("receivers"), "P0: [nightpager", "P0: [night-pager", _with("tier: top-tier\n")),
    _fix(
        "SLO306", _of_organization("burn_rate_policies"), "policy: byday", "policy: by-day",
        _with(_SLO.replace("runbook", "burn_rate_policy: by-day, runbook") + _FULL),
    ),
    _fix(
        "SLO307", _of_organization("time_intervals"), "during: officehours", "during: office-hours",
        _with("maintenance:\n  move: {during: office-hours, budget: count}\n"),
    ),
    _fix(
        "SLO308", _services, "[logindb", "[login-db",
        _with("depends_on: [login-db]\n---\n" + _SERVICE.replace("login", "login-db")),
    ),
    _fix(
        "SLO310", _of_service("alerts", "slos"), "[sign_in]", "[sign-in]",
        _with(_SLO + _FULL + "correlate:\n  all: {alerts: [sign-in]}\n"),
    ),
    Fix(
        "SLO322",
        "writes the name of the time zone",
        "the names of time zones are a closed list: this one is a slip away from one of them and from no other",
        _zone,
        _with("tier: top-tier\n").replace("Berlin", "Berlni"),
        _with("tier: top-tier\n"),
    ),
)  # fmt: skip
