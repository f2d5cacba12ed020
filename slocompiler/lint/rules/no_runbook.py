"""An alert that does not say what to do."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.references import GroupIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import loaded
from slocompiler.lint.walk import alerts, partitions
from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.slos import SloSpec


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo, partition in partitions(context.compilation):
        spec = loaded(context, service).spec
        if partition.runbook is None and partition.burn_alerts and not _names_one(spec.slos[slo.name], partition.group):
            yield RULE.rule.at(partition.span if partition.group else slo.span, *_text("SLO", slo.name))
    for service, alert, condition in alerts(context.compilation):
        spec = loaded(context, service).spec
        if condition.runbook is None and not _names_one(spec.alerts[alert.name], condition.group):
            yield RULE.rule.at(condition.span if condition.group else alert.span, *_text("alert", alert.name))
    yield from _of_extra_rules(context)


def _of_extra_rules(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        written = loaded(context, service).spec.extra_rules
        for extra in service.extra_rules:
            for rule in extra.rules:
                if rule.is_alert and rule.runbook is None and written[extra.name].runbook is None:
                    yield RULE.rule.at(rule.span, *_text("alert", str(rule.body.get("alert"))))


def _names_one(written: SloSpec | AlertSpec, group: GroupIr) -> bool:
    """Whether a runbook is named after all: then it does not exist, and lowering has said so."""
    entries = (written.groups.get(label, {}).get(value) for label, value in group)
    return any(entry and entry.runbook for entry in (written, *entries))


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
runbooks: {}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
