"""A counter whose total since some restart is judged."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, Binary, Call, Expr, MatrixSelector, NumberLiteral, VectorSelector
from slocompiler.promql.functions import COMPARISONS
from slocompiler.promql.walk import children

#: What asks of a series whether and when it is there, and not how much it says.
_ABOUT_SERIES = frozenset(("absent", "timestamp", "count", "group", "count_values", "info"))
#: Names that say what is counted. `_total` alone is the name of gauges too: `inodes_total` is how many there are.
_EVENTS = re.compile(
    r"\w*(?:errors?|exceptions?|failures?|failed|rejected|dropped|drops|timeouts?|retries|restarts|panics|requests"
    r"|responses|calls|queries|messages|packets|hits|misses|evictions|invocations|executions|attempts|handled"
    r"|cpu_seconds)_total|\w+_bucket",
    re.ASCII,
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        metric = _judged_counter(found.expr) if found.key in ("value", "promql") else None
        if metric is not None:
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`{metric}` is judged by what it has counted since some restart",
                _help(metric),
            )


def _help(metric: str) -> str:
    if metric.endswith("_bucket"):
        return f"write `rate({metric}[5m])`: the quantile of the last minutes, not of all time"
    return f"write how fast it grows, `rate({metric}[5m])`, or by how much: `increase({metric}[1h])`"


def _judged_counter(expr: Expr) -> str | None:
    """The first counter in the tree that is read as a value."""
    if isinstance(expr, VectorSelector):
        return expr.metric if _is_counter(expr) else None
    if isinstance(expr, MatrixSelector) or _does_not_judge(expr):
        return None
    parts = (expr.lhs,) if isinstance(expr, Binary) and expr.op in ("and", "unless") else children(expr)
    return next((metric for part in parts if (metric := _judged_counter(part))), None)


def _is_counter(selector: VectorSelector) -> bool:
    return _EVENTS.fullmatch(selector.metric or "") is not None


def _does_not_judge(expr: Expr) -> bool:
    if isinstance(expr, Call | Aggregation):
        return (expr.function if isinstance(expr, Call) else expr.op) in _ABOUT_SERIES
    if not isinstance(expr, Binary):
        return False
    # That nothing was ever counted is a fact, and what it grew by since then is one too.
    is_zero = isinstance(expr.rhs, NumberLiteral) and expr.rhs.value == 0
    is_growth = expr.op == "-" and _metric(expr.lhs) is not None and _metric(expr.lhs) == _metric(expr.rhs)
    return is_growth or (expr.op in COMPARISONS and expr.op in ("==", "!=") and is_zero)


def _metric(expr: Expr) -> str | None:
    return expr.metric if isinstance(expr, VectorSelector) else None


RULE = LintRule(
    Rule(
        code="SLO519",
        name="counter-without-rate",
        severity=Severity.WARNING,
        summary="a counter is compared or shown without rate or increase",
        why=(
            "A counter only grows until its process restarts. `errors_total > 10` fires after the eleventh error in "
            "the life of the process, be it years, and goes on until somebody restarts it; which is how people learn "
            "to restart a service to silence an alert."
        ),
        failing="""\
alerts:
  errors: {promql: 'sum(login_errors_total{job="login"}) > 10', severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  errors: {promql: 'sum(increase(login_errors_total{job="login"}[1h])) > 10', severity: P1, runbook: fix-it}
""",
    ),
    check,
)
