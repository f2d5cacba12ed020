"""An objective that is missed when nothing is wrong."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.walk import slos
from slocompiler.values import Share


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo in slos(context.compilation):
        strictest = max(partition.objective for partition in slo.partitions)
        if slo.baseline is not None and slo.baseline.ratio >= strictest.budget:
            budget = Share(strictest.budget)
            yield RULE.rule.at(
                value_span(context, service, "slos", slo.name, "baseline"),
                f"{slo.baseline} bad events when nothing is wrong spend all of the {budget} that `{slo.name}` allows",
                "declare the ordinary share of bad events, without incidents, or promise less",
            )


RULE = LintRule(
    Rule(
        code="SLO463",
        name="baseline-beyond-budget",
        severity=Severity.WARNING,
        summary="the ordinary share of bad events is not below the error budget",
        why=(
            "A baseline is what happens when nothing is wrong. When that alone spends the whole budget, the objective "
            "is missed in every window, and its alerts fire without an incident."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, baseline: 0.1%, signal: requests, runbook: fix-it}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, baseline: 0.02%, signal: requests, runbook: fix-it}
""",
    ),
    check,
    needs_whole=True,
)
