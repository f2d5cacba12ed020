"""Findings about sampling rules of services at which no trace begins."""

from collections.abc import Iterator

from slocompiler.cost.sampling import traced_callers
from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.xray.rules import SAMPLING_IS_INERT


def check_callers(service: ServiceIr, compilation: CompilationIr) -> Iterator[Diagnostic]:
    """The service has tracing. Rules that sample nothing are about requests such as health checks: they begin here."""
    assert service.tracing is not None
    rules = [rule for rule in service.tracing.rules if rule.rate.ratio]
    callers = traced_callers(service, compilation)
    if rules and callers:
        names = " and ".join(f"`{caller.name}`" for caller in callers)
        related = tuple(RelatedSpan(caller.tracing.span, "decided here") for caller in callers if caller.tracing)
        yield SAMPLING_IS_INERT.at(
            rules[0].span,
            f"{names} decides whether a trace is sampled before it reaches `{service.name}`",
            "delete the rules; when requests come from elsewhere too, say so in a comment that ignores this finding",
            related,
        )
