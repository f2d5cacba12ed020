"""What can be started from a runbook, with its bounds, its condition, and who lets it."""

from slocompiler.ir.runbooks import AutomationIr, BoundIr, OnlyIfIr
from slocompiler.load.loaded import Route
from slocompiler.lower.scope import Scope
from slocompiler.spec.runbooks import AutomateSpec, OnlyIfSpec


def lower_automation(scope: Scope, spec: AutomateSpec, route: Route) -> AutomationIr:
    """The action of a runbook; its approvers are those of the organization unless it names its own."""
    service, operation = spec.aws.split(":")
    shared = scope.organization.spec.automation
    return AutomationIr(
        service=service,
        operation=operation,
        parameters=dict(spec.with_),
        needs_approval=spec.approval == "required",
        at_most=spec.at_most,
        span=scope.span(*route),
        bounds=tuple(
            BoundIr(path, bound.min, bound.max, scope.span(*route, "bounds", path))
            for path, bound in sorted(spec.bounds.items())
        ),
        only_if=None if spec.only_if is None else _only_if(scope, spec.only_if, (*route, "only_if")),
        on_alert=spec.start == "on-alert",
        dry_run=spec.dry_run,
        approvers=tuple(dict.fromkeys(spec.approvers or (shared.approvers if shared else ()))),
        regions=tuple(dict.fromkeys(spec.regions)),
    )


def _only_if(scope: Scope, spec: OnlyIfSpec, route: Route) -> OnlyIfIr:
    service, operation = spec.aws.split(":")
    return OnlyIfIr(service, operation, dict(spec.with_), spec.property, tuple(spec.is_), scope.span(*route))
