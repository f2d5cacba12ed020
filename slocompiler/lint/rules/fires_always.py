"""An alert of one's own that has no condition."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Binary, Expr, VectorSelector, without_parens
from slocompiler.promql.functions import COMPARISONS
from slocompiler.promql.unconditional import is_unconditional

#: Labels that say whose a series is, and nothing about its state.
_PLACES = frozenset(
    ("job", "instance", "namespace", "cluster", "service", "pod", "container", "app", "env", "environment")
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        if found.alert is not None and is_unconditional(found.expr) and not _is_chosen_by_labels(found.expr):
            reason, help = _reason(without_parens(found.expr))
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`{found.alert[0].name}` fires for as long as its metrics exist: {reason}",
                help,
            )


def _is_chosen_by_labels(expr: Expr) -> bool:
    """Whether a bare selector has conditions that can be the alert's: `index_info{name=~".*_invalid"}`."""
    bare = without_parens(expr)
    return isinstance(bare, VectorSelector) and any(each.label not in _PLACES for each in bare.matchers)


def _reason(expr: Expr) -> tuple[str, str]:
    if isinstance(expr, Binary) and expr.op in COMPARISONS:
        if expr.return_bool:
            return "`bool` makes 0 and 1 of the answer, and a series with either fires", "leave out `bool`"
        return "the comparison is true of every value that there can be", "compare with a value in between"
    if isinstance(expr, Binary) and expr.op == "or":
        return "one side of `or` is compared with nothing", "put parentheses around `or`: it binds less than `>` does"
    return "nothing compares their values", "add what makes it an alert: `> 0`"


RULE = LintRule(
    Rule(
        code="SLO521",
        name="fires-always",
        severity=Severity.ERROR,
        summary="an alert's expression returns something whatever the values are",
        why=(
            "Every series that an expression returns is an alert, whatever its value. `up == bool 0` fires for the "
            "healthy targets too, and of `a or vector(0) > 5` the comparison belongs to the `vector(0)` alone. Such an "
            "alert is muted on its first day, and stays so when it matters."
        ),
        failing="""\
alerts:
  down: {promql: 'up{job="login"} == bool 0', for: 5m, severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  down: {promql: 'up{job="login"} == 0', for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
