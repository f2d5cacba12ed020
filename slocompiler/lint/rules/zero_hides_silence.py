"""A zero in place of missing data, where it means that all is well."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import SignalForm
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.promql import Aggregation, Binary, Call, Expr, NumberLiteral, result_labels, without_parens


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        fallbacks = [node for node in found.nodes if isinstance(node, Binary) and _is_zero_fallback(node)]
        harm = _harm(found, fallbacks) if fallbacks and found.signal is not None else None
        if harm is not None:
            span = value_span(context, found.service, *found.route)
            yield RULE.rule.at(span, f"with `or vector(0)` {harm[0]}", harm[1])


def _is_zero_fallback(node: Binary) -> bool:
    match without_parens(node.rhs):
        case Call("vector", (NumberLiteral("0"),)):
            return node.op == "or"
        case _:
            return False


def _harm(found: SpecQuery, fallbacks: list[Binary]) -> tuple[str, str] | None:
    """What it does, and what to do instead; None where it does nothing: one sum of bad events is filled up anyway."""
    if any(_is_grouped(node.lhs) for node in fallbacks):
        return "one series without labels stands beside the groups, always", "leave it out: groups are filled up anyway"
    whole = without_parens(found.expr)
    if found.signal is not None and found.signal.form is SignalForm.RATIO and whole in map(without_parens, fallbacks):
        return "a ratio that cannot be computed counts as perfect", "leave it out: `no_data` says what silence means"
    if found.key == "total":
        return "a signal that is gone reads as idle, and no absence alert can see it", "leave it out"
    return None


def _is_grouped(expr: Expr) -> bool:
    bare = without_parens(expr)
    return isinstance(bare, Aggregation) and bool(bare.by) and result_labels(bare) != frozenset()


RULE = LintRule(
    Rule(
        code="SLO525",
        name="zero-hides-silence",
        severity=Severity.WARNING,
        summary="a query puts `vector(0)` where missing data must be seen, or beside groups",
        why=(
            "An exporter dies, the query finds nothing, and `or vector(0)` reports zero: no traffic, no errors, a "
            "budget that stays full. The outage that takes the metrics down with it is the one that nobody is told of."
        ),
        failing="""\
signals:
  requests:
    ratio:
      prometheus:
        bad: sum(rate(login_errors_total[$window])) / sum(rate(login_requests_total[$window])) or vector(0)
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    ratio:
      prometheus:
        bad: sum(rate(login_errors_total[$window])) / sum(rate(login_requests_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
