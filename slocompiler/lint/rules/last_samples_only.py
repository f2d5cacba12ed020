"""A window of which a function looks at the end alone."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import WINDOW, Call, Expr, MatrixSelector

_LAST = {
    "irate": ("the last two samples", "`rate`"),
    "idelta": ("the last two samples", "`increase`"),
    "last_over_time": ("the last sample", "`rate` of a counter, or `avg_over_time` of a gauge"),
    "delta": ("the first and the last sample", "`increase`"),
}


def check(context: LintContext) -> Iterator[Diagnostic]:
    said: set[int] = set()
    for found in context.queries:
        function = next((name for node in found.nodes if (name := _of_window(node))), None)
        # Once for a signal: its queries were written alike.
        if function is not None and id(found.signal) not in said:
            said.add(id(found.signal))
            samples, instead = _LAST[function]
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`{function}` looks at {samples} of `[$window]`, however long it is",
                f"write {instead}",
            )


def _of_window(node: Expr) -> str | None:
    if not isinstance(node, Call) or node.function not in _LAST:
        return None
    argument = node.args[0]
    return node.function if isinstance(argument, MatrixSelector) and argument.range is WINDOW else None


RULE = LintRule(
    Rule(
        code="SLO527",
        name="last-samples-only",
        severity=Severity.ERROR,
        summary="a query of an SLI uses a function that looks at a few samples of the window",
        why=(
            "A burn-rate alert compares an hour with five minutes so that a blip wakes nobody. With `irate` both are "
            "the last two scrapes: one bad half minute looks like a bad hour, and the budget of 30 days is what "
            "happened just now."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        total: sum(irate(login_requests_total[$window]))
        bad: sum(irate(login_errors_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        total: sum(rate(login_requests_total[$window]))
        bad: sum(rate(login_errors_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
