"""Tracing: head sampling, and what is kept at the end."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.tracing import KeepIr, SamplingRuleIr, TracingIr
from slocompiler.lower.scope import ServiceScope, by_key
from slocompiler.spec.base import SpecModel
from slocompiler.spec.tracing import KeepSpec, SamplingRuleSpec
from slocompiler.values import Share

_NOTHING = Share(Decimal(0))


def lower_tracing(scope: ServiceScope) -> TracingIr | None:
    """The service's tracing, its rules by name; None when it has none."""
    spec = scope.spec.tracing
    if spec is None:
        return None
    return TracingIr(
        rules=tuple(_rule(scope, name, rule) for name, rule in sorted(spec.sampling.items())),
        keep=None if spec.keep is None else _keep(scope, spec.keep),
        regions=scope.regions,
        span=scope.document.key_span("tracing"),
    )


def _rule(scope: ServiceScope, name: str, spec: SamplingRuleSpec) -> SamplingRuleIr:
    route = ("tracing", "sampling", name)
    return SamplingRuleIr(
        name=name,
        rate=spec.rate,
        reservoir=spec.reservoir,
        traffic=spec.traffic,
        path=spec.path,
        method=spec.method,
        host=spec.host,
        service_type=spec.service_type,
        resource=spec.resource,
        attributes=by_key(spec.attributes),
        spans=dict(_spans(scope, spec, route)),
        span=scope.document.key_span(*route),
    )


def _keep(scope: ServiceScope, spec: KeepSpec) -> KeepIr:
    route = ("tracing", "keep")
    return KeepIr(
        bad=spec.bad,
        slower_than=spec.slower_than,
        rest=spec.rest or _NOTHING,
        expected_bad=spec.expect.bad if spec.expect else None,
        expected_slow=spec.expect.slow if spec.expect else None,
        spans=dict(_spans(scope, spec, route)),
        span=scope.document.key_span(*route),
    )


def _spans(
    scope: ServiceScope, spec: SpecModel, route: tuple[str, ...], prefix: str = ""
) -> Iterator[tuple[str, SourceSpan]]:
    """Where the value of each key stands that is not left out; of a mapping, where each of its values does."""
    for key in spec.__struct_fields__:
        value = getattr(spec, key)
        if isinstance(value, SpecModel):
            yield from _spans(scope, value, (*route, key), f"{prefix}{key}.")
        elif isinstance(value, dict):
            for inner in sorted(value):
                yield f"{prefix}{key}.{inner}", scope.span(*route, key, inner)
        elif value is not None:
            yield prefix + key, scope.span(*route, key)
