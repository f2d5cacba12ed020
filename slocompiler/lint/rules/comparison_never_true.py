"""A comparison with what a value cannot be."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, Binary, Expr, print_expr, without_parens
from slocompiler.promql.functions import COMPARISONS
from slocompiler.promql.unconditional import is_unconditional
from slocompiler.promql.value_range import ValueRange, compares_never, value_range

_LONGEST_SHOWN = 60


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        # Where the whole fires always, the mistake is another one: SLO521.
        if found.alert is not None and is_unconditional(found.expr):
            continue
        for node in found.nodes:
            if isinstance(node, Binary) and node.op in COMPARISONS:
                left, right = value_range(node.lhs), value_range(node.rhs)
                if compares_never(node.op, left, right):
                    span = value_span(context, found.service, *found.route)
                    yield RULE.rule.at(span, _message(node, left), _help(node, left))


def _message(node: Binary, left: ValueRange) -> str:
    text = print_expr(node)
    shown = f"`{text}`" if len(text) <= _LONGEST_SHOWN else f"`{node.op} {print_expr(node.rhs)}`"
    return f"{shown} is never true: {_bounds(node, left)}"


def _bounds(node: Binary, left: ValueRange) -> str:
    if _counts(node.lhs):
        return "a count of nothing is not 0 but absent"
    if left.least is not None and left.most is not None:
        return f"the left side lies between {left.least} and {left.most}"
    if left.least is not None:
        return f"the left side is never below {left.least}"
    return f"the left side is never above {left.most}"


def _help(node: Binary, left: ValueRange) -> str:
    if _counts(node.lhs):
        return "write `absent(...)` for none at all, or add what is 0 then: `or vector(0)` in parentheses"
    if left.least == 0 and left.most == 1:
        return "a ratio is a share of 1: write 0.05 for 5 %"
    return "compare with a value that it can have"


def _counts(expr: Expr) -> bool:
    bare = without_parens(expr)
    return isinstance(bare, Aggregation) and bare.op == "count"


RULE = LintRule(
    Rule(
        code="SLO522",
        name="comparison-never-true",
        severity=Severity.ERROR,
        summary="a query compares a value with what it can never be",
        why=(
            "The alert stands in the list, is paid for at every evaluation, and never fires. A ratio above 5 where 5 % "
            "was meant; a rate below 0; and `count(up == 1) == 0`, which was to say that all are down: there is "
            "nothing to count then, so there is no value to compare."
        ),
        failing="""\
alerts:
  all-down: {promql: 'count(up{job="login"} == 1) == 0', for: 5m, severity: P0, runbook: fix-it}
""",
        passing="""\
alerts:
  all-down: {promql: 'absent(up{job="login"} == 1)', for: 5m, severity: P0, runbook: fix-it}
""",
    ),
    check,
)
