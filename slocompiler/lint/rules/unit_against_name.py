"""A unit other than the one that the metric's name ends in."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusGaugeIr, SignalIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, Binary, Call, Expr, MatrixSelector, Paren, VectorSelector
from slocompiler.values import Unit

_ENDINGS = {
    "seconds": Unit.SECONDS,
    "milliseconds": Unit.MILLISECONDS,
    "millis": Unit.MILLISECONDS,
    "ms": Unit.MILLISECONDS,
    "microseconds": Unit.MICROSECONDS,
    "nanoseconds": Unit.NANOSECONDS,
    "bytes": Unit.BYTES,
    "ratio": Unit.RATIO,
    "percent": Unit.PERCENT,
    "percentage": Unit.PERCENT,
}
#: What leaves the unit as it is.
_KEEPING = frozenset(("sum", "avg", "min", "max", "quantile", "topk", "bottomk"))
_KEEPING_OVER_TIME = frozenset(("avg_over_time", "min_over_time", "max_over_time", "quantile_over_time"))


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for signal in service.signals:
            metric, is_age = _metric(signal)
            named = _ENDINGS.get((metric or "").rpartition("_")[2])
            unit = Unit.SECONDS if is_age else signal.unit
            if metric and named and unit and named is not unit and named.dimension == unit.dimension:
                yield _finding(context, service, signal, metric, named, unit)


def _finding(
    context: LintContext, service: ServiceIr, signal: SignalIr, metric: str, named: Unit, unit: Unit
) -> Diagnostic:
    factor = max(named.base / unit.base, unit.base / named.base)
    if isinstance(signal.prometheus, PrometheusGaugeIr) and signal.prometheus.is_age:
        span = value_span(context, service, "signals", signal.name, "gauge", "prometheus", "age_of")
        message = f"`age_of` wants a moment in seconds since 1970, and `{metric}` says {named.value}"
        return RULE.rule.at(span, message, f"write `value: time() - {metric} / {factor}`")
    return RULE.rule.at(
        value_span(context, service, "signals", signal.name, "unit"),
        f"`{metric}` says {named.value}, the signal {unit.value}: thresholds are off by a factor of {factor}",
        f"write `unit: {named.value}`; limits may be written in any unit of time or share, they are converted",
        (RelatedSpan(signal.prometheus.span, f"`{metric}` is read here"),) if signal.prometheus else (),
    )


def _metric(signal: SignalIr) -> tuple[str | None, bool]:
    """The one metric whose unit is the signal's, and whether it is a moment of which the age counts."""
    source = signal.prometheus
    if isinstance(source, PrometheusDistributionIr):
        return source.selector.metric, False
    if not isinstance(source, PrometheusGaugeIr):
        return None, False
    expr = source.value.expr
    return _unchanged(expr.rhs if source.is_age and isinstance(expr, Binary) else expr), source.is_age


def _unchanged(expr: Expr) -> str | None:
    match expr:
        case VectorSelector(metric):
            return metric
        case Paren(inner) | MatrixSelector(inner):
            return _unchanged(inner)
        case Aggregation(op, inner) if op in _KEEPING:
            return _unchanged(inner)
        case Call(function, args) if function in _KEEPING_OVER_TIME:
            return _unchanged(args[-1])
        case _:
            return None


RULE = LintRule(
    Rule(
        code="SLO411",
        name="unit-against-name",
        severity=Severity.WARNING,
        summary="a signal's unit is not the one that its metric's name says",
        why=(
            "`good: {below: 300ms}` becomes 0.3 or 300, by the unit. With the wrong one every request is good, or "
            "none: an SLO that cannot be missed looks like a healthy service for as long as nobody doubts it."
        ),
        failing="""\
signals:
  duration:
    unit: milliseconds
    distribution:
      prometheus: {histogram: 'login_duration_seconds{job="login"}', buckets: [100, 300, 1000]}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 300ms}, runbook: fix-it}
""",
        passing="""\
signals:
  duration:
    unit: seconds
    distribution:
      prometheus: {histogram: 'login_duration_seconds{job="login"}', buckets: [0.1, 0.3, 1]}
slos:
  latency: {objective: 99%, signal: duration, good: {below: 300ms}, runbook: fix-it}
""",
    ),
    check,
)
