"""A number of things where a yes or no is expected."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Aggregation, without_parens
from slocompiler.values import Unit


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        if found.key == "value" and found.signal is not None and found.signal.unit is Unit.BOOL:
            bare = without_parens(found.expr)
            if isinstance(bare, Aggregation) and bare.op in ("sum", "count"):
                yield RULE.rule.at(
                    value_span(context, found.service, *found.route),
                    f"`{bare.op}` says how many, and a `bool` is good as soon as one is",
                    "write `min` when all must be up, `max` when one is enough, or compare: `sum(...) >= bool 3`",
                )


RULE = LintRule(
    Rule(
        code="SLO412",
        name="sum-as-bool",
        severity=Severity.WARNING,
        summary="a signal of unit bool is a sum or a count",
        why=(
            "A `bool` is good above one half. Of ten replicas nine can be gone and the sum is still 1: the SLO is met "
            "while the last one carries, or does not carry, the load of all."
        ),
        failing="""\
signals:
  up:
    unit: bool
    gauge: {prometheus: {value: 'sum(up{job="login"})'}}
slos:
  up: {objective: 99.9%, signal: up, runbook: fix-it}
""",
        passing="""\
signals:
  up:
    unit: bool
    gauge: {prometheus: {value: 'sum(up{job="login"}) >= bool 3'}}
slos:
  up: {objective: 99.9%, signal: up, runbook: fix-it}
""",
    ),
    check,
)
