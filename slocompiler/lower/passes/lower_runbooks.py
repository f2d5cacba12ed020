"""Runbook pages: their address, their steps, and what can be started from them."""

from collections.abc import Mapping

from slocompiler.ir.runbooks import RunbookIr, StepIr
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.lower_automation import lower_automation
from slocompiler.lower.passes.resolve_runbooks import page_address
from slocompiler.lower.queries import query_text
from slocompiler.lower.scope import Scope, ServiceScope
from slocompiler.spec.runbooks import RunbookSpec, StepSpec


def lower_runbooks(scope: Scope, runbooks: Mapping[str, RunbookSpec]) -> tuple[RunbookIr, ...]:
    """All pages of a document by name; those of the organization are shared."""
    return tuple(_runbook(scope, name, spec) for name, spec in sorted(runbooks.items()))


def _runbook(scope: Scope, name: str, spec: RunbookSpec) -> RunbookIr:
    route = ("runbooks", name)
    service = scope.name if isinstance(scope, ServiceScope) else None
    return RunbookIr(
        name=name,
        url=page_address(scope, name, service),
        title=spec.title,
        steps=tuple(_step(scope, step, (*route, "steps", index)) for index, step in enumerate(spec.steps)),
        automation=None if spec.automate is None else lower_automation(scope, spec.automate, (*route, "automate")),
        is_shared=service is None,
        span=scope.document.key_span(*route),
    )


def _step(scope: Scope, spec: StepSpec, route: Route) -> StepIr:
    matchers = scope.matchers if isinstance(scope, ServiceScope) else ()
    return StepIr(
        action="look" if spec.look is not None else "do",
        text=spec.look or spec.do or "",
        query=None if spec.query is None else query_text(scope, (*route, "query"), matchers),
        command=spec.command,
        span=scope.span(*route),
    )
