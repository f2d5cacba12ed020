"""An SLO window that is no longer than an alert's long window."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import burn_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, slo, _, entry in burn_alerts(context.compilation):
        if slo.window.length <= entry.long:
            yield RULE.rule.at(
                slo.window.span,
                f"the window of `{slo.name}` is {slo.window.text}, and entry `{entry.entry}` of its policy "
                f"looks back {entry.long}",
                "an SLO window must be longer than every long window of its policy",
            )


RULE = LintRule(
    Rule(
        code="SLO403",
        name="window-not-longer",
        severity=Severity.ERROR,
        summary="the SLO window is not longer than a long window of its burn-rate policy",
        why=(
            "A burn-rate alert warns before the budget is gone. One that looks back as far as the SLO itself "
            "fires only when the promise is already broken, and its burn rate no longer means what its name says."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, window: 3d, signal: requests, runbook: fix-it}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, window: 7d, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
