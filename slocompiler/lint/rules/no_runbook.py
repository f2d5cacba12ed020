"""An alert that does not say what to do."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts, partitions


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, slo, partition in partitions(context.compilation):
        if partition.runbook is None and partition.burn_alerts:
            yield RULE.rule.at(partition.span if partition.group else slo.span, *_text("SLO", slo.name))
    for _, alert, condition in alerts(context.compilation):
        if condition.runbook is None:
            yield RULE.rule.at(condition.span if condition.group else alert.span, *_text("alert", alert.name))
    for service in context.compilation.services:
        for extra in service.extra_rules:
            for extra_rule in extra.rules:
                if extra_rule.is_alert and extra_rule.runbook is None:
                    yield RULE.rule.at(extra_rule.span, *_text("alert", str(extra_rule.body.get("alert"))))


def _text(kind: str, name: str) -> tuple[str, str]:
    return (
        f"{kind} `{name}` has no runbook",
        "add `runbook:` with the name of one under `runbooks`, or an https:// address",
    )


RULE = LintRule(
    Rule(
        code="SLO601",
        name="no-runbook",
        severity=Severity.ERROR,
        summary="an alert has no runbook",
        why=(
            "Whoever is woken at three has to find out what the alert means before they can act. The author knows "
            "it now; writing it down takes five minutes, and saves them in every incident."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, signal: requests}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
