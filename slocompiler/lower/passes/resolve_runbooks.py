"""Runbook references: a service's own page, else a shared one, or an address outside."""

from slocompiler.ir.references import RunbookRefIr
from slocompiler.load.loaded import Route
from slocompiler.lower.rules.references import UNKNOWN_RUNBOOK
from slocompiler.lower.scope import Scope, ServiceScope
from slocompiler.lower.suggestion import suggest


def resolve_runbook(scope: Scope, name: str | None, route: Route) -> RunbookRefIr | None:
    """Where `name`, a runbook's or an https address, leads; None without one, or when it leads nowhere (reported)."""
    if name is None:
        return None
    span = scope.span(*route)
    if name.startswith("https://"):
        return RunbookRefIr(None, name, span)
    own = scope.spec.runbooks if isinstance(scope, ServiceScope) else {}
    shared = scope.organization.spec.runbooks
    if name in own or name in shared:
        service = scope.name if isinstance(scope, ServiceScope) and name in own else None
        return RunbookRefIr(name, page_address(scope, name, service), span)
    if not (scope.document.is_broken("runbooks", name) or scope.organization.is_broken("runbooks", name)):
        _report(scope, name, route, [*own, *shared])
    return None


def page_address(scope: Scope, name: str, service: str | None) -> str:
    """Address of a runbook page; without a base address its path in the output folder. No service: a shared page."""
    base = scope.organization.spec.runbook_base_url
    if base is None:
        return f"runbooks/{name}.md"
    return "/".join((base.rstrip("/"), *((service,) if service else ()), name))


def _report(scope: Scope, name: str, route: Route, names: list[str]) -> None:
    if "/" in name or "." in name:
        help = f"write an address with https: `https://{name.split('://')[-1]}`"
        scope.report(UNKNOWN_RUNBOOK, route, f"`{name}` is neither a runbook's name nor an https address", help)
        return
    scope.report(UNKNOWN_RUNBOOK, route, f"there is no runbook `{name}`", suggest(name, names, "runbooks"))
