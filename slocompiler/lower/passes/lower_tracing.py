"""Tracing: head sampling, and what is kept at the end."""

from slocompiler.ir.tracing import SamplingRuleIr, TracingIr
from slocompiler.lower.scope import ServiceScope, by_key
from slocompiler.spec.tracing import SamplingRuleSpec


def lower_tracing(scope: ServiceScope) -> TracingIr | None:
    """The service's tracing, its rules by name; None when it has none."""
    spec = scope.spec.tracing
    if spec is None:
        return None
    return TracingIr(
        rules=tuple(_rule(scope, name, rule) for name, rule in sorted(spec.sampling.items())),
        keep_bad=spec.keep.bad if spec.keep else None,
        keep_slower_than=spec.keep.slower_than if spec.keep else None,
        span=scope.document.key_span("tracing"),
    )


def _rule(scope: ServiceScope, name: str, spec: SamplingRuleSpec) -> SamplingRuleIr:
    return SamplingRuleIr(
        name=name,
        rate=spec.rate,
        reservoir=spec.reservoir,
        path=spec.path,
        method=spec.method,
        host=spec.host,
        service_type=spec.service_type,
        resource=spec.resource,
        attributes=by_key(spec.attributes),
        span=scope.document.key_span("tracing", "sampling", name),
    )
