"""A limit on pages that nobody can check, for want of a baseline or of traffic."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        if service.pages_at_most is not None:
            yield from _check(context, service)


def _check(context: LintContext, service: ServiceIr) -> Iterator[Diagnostic]:
    """One finding for each thing to declare, at the first alert that lacks it."""
    from slocompiler.proof.false_alarms.of_service import false_alarms

    declared: set[str] = set()
    for alert in false_alarms(service, context.compilation.organization).pages:
        missing = alert.unknown
        if missing is not None and missing.declare is not None and missing.declare not in declared:
            declared.add(missing.declare)
            message = (
                f"how often `{alert.subject}` pages without an incident is unknown, so `pages_at_most` does not count "
                f"it: {missing.reason}"
            )
            yield RULE.rule.at(alert.span, message, f"declare {missing.declare}")


RULE = LintRule(
    Rule(
        code="SLO462",
        name="unknown-baseline",
        severity=Severity.WARNING,
        summary="`pages_at_most` cannot count an alert whose baseline or traffic is not declared",
        why=(
            "How often an alert fires by chance follows from how many events there are and how many of them are bad "
            "when nothing is wrong. Without the two numbers a limit on pages is a wish."
        ),
        failing="""\
pages_at_most: 10/week
signals:
  requests:
    traffic: 5/s
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99%, signal: requests, runbook: fix-it}
""",
        passing="""\
pages_at_most: 10/week
signals:
  requests:
    traffic: 5/s
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99%, baseline: 0.02%, signal: requests, runbook: fix-it}
""",
    ),
    check,
    needs_whole=True,
)
