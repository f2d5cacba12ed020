"""A bad share that is computed in percent."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import SignalForm
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Binary, Expr, NumberLiteral, Paren


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        is_share = found.signal is not None and found.signal.form is SignalForm.RATIO and found.key == "bad"
        if is_share and _factors(found.expr).count("100") > 0:
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                "this is a percentage: 1 % of bad events would count as all of them",
                "leave out `100 *`: a share lies between 0 and 1",
            )


def _factors(expr: Expr) -> list[str]:
    """The numbers that the whole is multiplied by."""
    match expr:
        case Paren(inner):
            return _factors(inner)
        case Binary("*", lhs, rhs):
            return _factors(lhs) + _factors(rhs)
        case Binary("/", lhs, rhs):
            return _factors(lhs) if not isinstance(rhs, NumberLiteral) else []
        case NumberLiteral(text):
            return [text]
        case _:
            return []


RULE = LintRule(
    Rule(
        code="SLO410",
        name="ratio-in-percent",
        severity=Severity.ERROR,
        summary="the bad share of a ratio is multiplied by 100",
        why=(
            "A share is compared with an error budget of 0.001. In percent every ratio is a hundred times too large: "
            "one failure in a thousand burns the budget of a month in an hour, and pages."
        ),
        failing="""\
signals:
  requests:
    ratio:
      prometheus:
        bad: 100 * sum(rate(login_errors_total[$window])) / sum(rate(login_requests_total[$window]))
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
