"""An incident kind that is told apart by a label which one of its alerts does not have."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.operations import CorrelationIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.routing.labels.sent_alerts import SentAlert, sent_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    services = [service for service in context.compilation.services if any(one.per for one in service.correlations)]
    alerts: dict[tuple[str, str], list[SentAlert]] = {}
    for alert in sent_alerts(context.compilation) if services else ():
        alerts.setdefault((alert.service, alert.environment), []).append(alert)
    for service in services:
        for correlation in service.correlations:
            of_service = alerts.get((service.name, service.environment or ""), ())
            joined = [alert for alert in of_service if alert.name in correlation.alert_names]
            yield from _lacking(correlation, joined)


def _lacking(correlation: CorrelationIr, joined: list[SentAlert]) -> Iterator[Diagnostic]:
    for label in correlation.per:
        without = sorted({alert.name for alert in joined if not alert.labels.may_carry(label)})
        if without:
            yield RULE.rule.at(
                correlation.span,
                f"`{correlation.name}` joins alerts per `{label}`, and `{without[0]}` has no such label: it is told on "
                "its own",
                f"record `{label}` for its signal (`by: [{label}]`), or leave the alert out",
            )


_SERVICE = """\
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
alerts:
  cpu: {signal: cpu, when: {value: {above: 95%}}, severity: P1, runbook: fix-it}
  memory: {signal: memory, when: {value: {above: 95%}}, severity: P1, runbook: fix-it}
correlate: {saturation: {alerts: [cpu, memory], per: [region]}}
signals:
  cpu: {unit: ratio, by: [region], gauge: {prometheus: {value: cpu_ratio}}}
"""

RULE = LintRule(
    Rule(
        code="SLO763",
        name="correlation-label-missing",
        severity=Severity.WARNING,
        summary="alerts are joined by a label that one of them lacks",
        why=(
            "Alertmanager groups by labels, and an alert without one of them is in a group of its own. The incident "
            "that should be one notification is two, and the second looks like something else."
        ),
        failing=_SERVICE + "  memory: {unit: ratio, gauge: {prometheus: {value: memory_ratio}}}\n",
        passing=_SERVICE + "  memory: {unit: ratio, by: [region], gauge: {prometheus: {value: memory_ratio}}}\n",
    ),
    check,
)
