"""Two SLOs that promise different things about one ratio."""

from collections.abc import Iterator
from itertools import combinations

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for first, second in combinations(service.slos, 2):
            if first.sli == second.sli and first.window.text == second.window.text:
                yield RULE.rule.at(
                    second.objective_span,
                    f"`{first.name}` and `{second.name}` promise two things about one ratio over one window",
                    "keep the stricter one; a warning before it breaks is what the burn-rate policy gives",
                    (RelatedSpan(first.objective_span, f"`{first.name}` is promised here"),),
                )


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
