"""Two SLOs that promise different things about one ratio."""

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, SignalIr
from slocompiler.ir.slos import CompositeSli, SliIr, SloIr, TimesliceSli
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import signal_of, signal_queries


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for first, second in combinations(service.slos, 2):
            if first.window.text == second.window.text and _is_one_ratio(service, first, second):
                yield RULE.rule.at(
                    second.objective_span,
                    f"`{first.name}` and `{second.name}` promise two things about one ratio over one window",
                    "keep the stricter one; a warning before it breaks is what the burn-rate policy gives",
                    (RelatedSpan(first.objective_span, f"`{first.name}` is promised here"),),
                )


def _is_one_ratio(service: ServiceIr, first: SloIr, second: SloIr) -> bool:
    """Whether both judge one signal alike, or two signals that read the same."""
    if first.sli == second.sli:
        return True
    one, other = signal_of(service, first), signal_of(service, second)
    if one is None or other is None or one is other or _read(one) is None:
        return False
    return _read(one) == _read(other) and _without_signal(first.sli) == _without_signal(second.sli)


def _read(signal: SignalIr) -> object:
    """What a signal reads from Prometheus, without the places; None when something else is read too, or instead."""
    labels = tuple((label.source, label.recorded) for label in signal.by)
    queries = tuple(query.expr for query in signal_queries(signal))
    source = signal.prometheus
    if isinstance(source, PrometheusDistributionIr) and signal.cloudwatch is None:
        return (labels, signal.unit, source.selector, source.boundaries)
    is_bad = isinstance(source, PrometheusEventsIr) and source.bad is not None
    return (labels, signal.unit, signal.form, is_bad, queries) if queries and signal.cloudwatch is None else None


def _without_signal(sli: SliIr) -> object:
    if isinstance(sli, TimesliceSli):
        return replace(sli, of=replace(sli.of, signal=""))
    return sli if isinstance(sli, CompositeSli) else replace(sli, signal="")


RULE = LintRule(
    Rule(
        code="SLO407",
        name="two-objectives",
        severity=Severity.WARNING,
        summary="two SLOs of a service have the same ratio and window",
        why=(
            "An availability of 99.95 % beside an error rate below 0.1 % are two objectives for one thing. Only "
            "the stricter one binds, both alert, and nobody knows which of the two was promised."
        ),
        failing="""\
slos:
  availability: {objective: 99.95%, signal: requests, runbook: fix-it}
  error-rate: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
slos:
  availability: {objective: 99.95%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
