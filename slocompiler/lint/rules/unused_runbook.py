"""A runbook that no alert leads to."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import key_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        used = _used(service)
        for runbook in service.runbooks:
            if not runbook.is_shared and runbook.name not in used:
                yield RULE.rule.at(
                    key_span(context, service, "runbooks", runbook.name),
                    f"no alert leads to runbook `{runbook.name}`",
                    "name it in the SLO or alert it belongs to, or delete it",
                )


def _used(service: ServiceIr) -> set[str | None]:
    found = [partition.runbook for slo in service.slos for partition in slo.partitions]
    found += [partition.runbook for alert in service.alerts for partition in alert.partitions]
    found += [rule.runbook for extra in service.extra_rules for rule in extra.rules]
    found += [extra.runbook for extra in service.extra_rules]
    return {runbook.name for runbook in found if runbook}


RULE = LintRule(
    Rule(
        code="SLO607",
        name="unused-runbook",
        severity=Severity.WARNING,
        summary="no SLO or alert of the service names this runbook",
        why=(
            "A runbook is read from an alert's link. One that nothing links to is out of date before anybody "
            "notices, and an alert that should lead there does not."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
  forgotten: {title: Forgotten, steps: [{do: Nothing}]}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
""",
    ),
    check,
)
