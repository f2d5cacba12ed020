"""An alert that nobody gets."""

from collections.abc import Iterator, Sequence

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.ir.signals import Store
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span
from slocompiler.lint.walk import alerts, burn_alerts

#: What an alert is called in a message, and where it stands.
_Demand = tuple[str, SourceSpan]


def check(context: LintContext) -> Iterator[Diagnostic]:
    demands: dict[tuple[str, str], dict[_Demand, None]] = {}
    for team, severity, name, span in _demands(context):
        if not _is_told(context, team, severity):
            demands.setdefault((team, severity), {})[name, span] = None
    for (team, severity), of_alerts in demands.items():
        yield _finding(context, team, severity, list(of_alerts))


def _is_told(context: LintContext, team: str, severity: str) -> bool:
    """Whether somebody is told, or was to be told by a receiver that was found wrong."""
    document = context.workspace.organization
    written = document.spec.teams[team].notify if document else {}
    return bool(context.compilation.organization.team(team).notify.get(severity) or written.get(severity))


def _finding(context: LintContext, team: str, severity: str, of_alerts: Sequence[_Demand]) -> Diagnostic:
    """Of one alert: its place. Of several: that of the team, which is what must change."""
    help = f"add `{severity}: [...]` under `teams.{team}.notify`, or choose another severity"
    place = organization_key_span(context, "teams", team, "notify")
    name, span = of_alerts[0]
    if len(of_alerts) == 1:
        message = f"{name} has severity {severity}, and team `{team}` has no receiver for it"
        return RULE.rule.at(span, message, help, (RelatedSpan(place, f"the receivers of `{team}`"),))
    message = f"team `{team}` has no receiver for severity {severity}, which {len(of_alerts)} of its alerts have"
    return RULE.rule.at(place, message, help, (RelatedSpan(span, f"one of them: {name}"),))


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
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}, P2: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P2}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
        passing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}, P2: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies: {standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}}
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
""",
    ),
    check,
)
