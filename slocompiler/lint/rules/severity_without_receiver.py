"""An alert that nobody gets."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.ir.signals import Store
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts, burn_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for team, severity, name, span in _demands(context):
        owner = context.compilation.organization.team(team)
        if not owner.notify.get(severity):
            yield RULE.rule.at(
                span,
                f"{name} has severity {severity}, and team `{team}` has no receiver for it",
                f"add `{severity}: [...]` under `teams.{team}.notify`, or choose another severity",
                (RelatedSpan(owner.span, f"the receivers of `{team}`"),),
            )


def _demands(context: LintContext) -> Iterator[tuple[str, str, str, SourceSpan]]:
    """Who must be told, of what severity, by which alert."""
    for service, slo, partition, entry in burn_alerts(context.compilation):
        if slo.store is Store.PROMETHEUS:
            yield partition.team, entry.severity, f"entry `{entry.entry}` of `{service.name}/{slo.name}`", slo.span
    for service, alert, condition in alerts(context.compilation):
        if alert.store is Store.PROMETHEUS:
            yield condition.team, condition.severity, f"alert `{service.name}/{alert.name}`", condition.span
    for service in context.compilation.services:
        for extra in service.extra_rules:
            for extra_rule in extra.rules:
                if extra_rule.severity:
                    yield service.team, extra_rule.severity, f"alert `{extra_rule.body.get('alert')}`", extra_rule.span


RULE = LintRule(
    Rule(
        code="SLO701",
        name="severity-without-receiver",
        severity=Severity.ERROR,
        summary="an alert's team has no receiver for its severity",
        why=(
            "The alert fires, Alertmanager finds no route that fits, and the notification goes to the default "
            "receiver, which in most installations is nobody. It is the quietest way to lose a page."
        ),
        failing="""\
team: quiet-team
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
