"""Whether the things a document names exist in the organization. What does not is reported, once."""

from collections.abc import Collection

from slocompiler.diagnostics import Rule
from slocompiler.load.loaded import LoadedDocument, Route
from slocompiler.lower.rules import references as rules
from slocompiler.lower.scope import Scope
from slocompiler.lower.suggestion import suggest


def exists(
    scope: Scope,
    rule: Rule,
    noun: str,
    name: str,
    names: Collection[str],
    route: Route,
    declared: tuple[LoadedDocument, str],
    *,
    at_key: bool = False,
) -> bool:
    """Whether `name` is one of `names`. `declared`: the document and the key that declare them.

    An entry that is broken there has been reported; naming it is no second mistake.
    """
    if name in names:
        return True
    document, key = declared
    if not document.is_broken(key, name) and not document.is_broken(key):
        report = scope.report_key if at_key else scope.report
        report(rule, route, f"there is no {noun} `{name}`", suggest(name, names, key.replace("_", " ")))
    return False


def _in_organization(
    scope: Scope, rule: Rule, noun: str, name: str, key: str, route: Route, at_key: bool = False
) -> bool:
    names = getattr(scope.organization.spec, key)
    return exists(scope, rule, noun, name, names, route, (scope.organization, key), at_key=at_key)


def team_exists(scope: Scope, name: str, route: Route) -> bool:
    return _in_organization(scope, rules.UNKNOWN_TEAM, "team", name, "teams", route)


def severity_exists(scope: Scope, name: str, route: Route, *, at_key: bool = False) -> bool:
    """`at_key`: the name is the key that ends the route, not its value."""
    return _in_organization(scope, rules.UNKNOWN_SEVERITY, "severity", name, "severities", route, at_key)


def receiver_exists(scope: Scope, name: str, route: Route) -> bool:
    return _in_organization(scope, rules.UNKNOWN_RECEIVER, "receiver", name, "receivers", route)


def policy_exists(scope: Scope, name: str, route: Route) -> bool:
    return _in_organization(scope, rules.UNKNOWN_POLICY, "burn-rate policy", name, "burn_rate_policies", route)


def interval_exists(scope: Scope, name: str, route: Route) -> bool:
    return _in_organization(scope, rules.UNKNOWN_INTERVAL, "time interval", name, "time_intervals", route)
