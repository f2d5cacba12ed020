"""An entry of a burn-rate policy that never tells anything first."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.ir.slos import BurnAlertIr, SloPartitionIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import partitions


def check(context: LintContext) -> Iterator[Diagnostic]:
    """An entry must be redundant wherever its policy is used: a cap on severities makes equals of what is not."""
    found: dict[SourceSpan, tuple[BurnAlertIr, BurnAlertIr | None]] = {}
    for service, slo, partition in partitions(context.compilation):
        if len(partition.burn_alerts) < 2 or not _may_be_redundant(partition):
            found |= {entry.span: (entry, None) for entry in partition.burn_alerts}
            continue
        from slocompiler.proof.constraints.redundancy import Urgency, what_makes_redundant
        from slocompiler.proof.detection.facts import facts_of

        organization = context.compilation.organization
        facts = facts_of(slo, partition, service, organization.prometheus)
        ranked = tuple(Urgency(one, organization.severity(one.severity).urgency) for one in partition.burn_alerts)
        for entry in ranked:
            other = what_makes_redundant(entry, ranked, facts)
            if found.get(entry.alert.span, (entry.alert, other))[1] is not None or entry.alert.span not in found:
                found[entry.alert.span] = (entry.alert, other)
    for entry_span, (alert, other) in found.items():
        if other is not None:
            yield RULE.rule.at(entry_span, _message(alert, other), _HELP, _related(other))


def _may_be_redundant(partition: SloPartitionIr) -> bool:
    """Whether the windows of any entry lie within those of another: seldom, so the model need not be loaded."""
    return any(
        a.entry != b.entry and b.short <= a.short and a.long <= b.long
        for a in partition.burn_alerts
        for b in partition.burn_alerts
    )


def _message(entry: BurnAlertIr, other: BurnAlertIr) -> str:
    return (
        f"entry `{entry.entry}` never tells anything that `{other.entry}` has not told: whenever {entry.burn}x burns "
        f"over {entry.long} and {entry.short}, {other.burn}x burns over {other.long} and {other.short}"
    )


def _related(other: BurnAlertIr) -> tuple[RelatedSpan, ...]:
    return (RelatedSpan(other.span, f"`{other.entry}` is no less urgent and waits no longer"),)


_HELP = "leave it out, or give it what the other has not: a higher urgency, a lower burn, or a shorter long window"


RULE = LintRule(
    Rule(
        code="SLO456",
        name="redundant-entry",
        severity=Severity.ERROR,
        summary="an entry of a burn-rate policy never fires before another one",
        why=(
            "Each entry of a policy is there for failures that the others miss or see too late. One whose windows lie "
            "around those of another, with a burn no lower, is true only when the other is true already. It is "
            "mostly a line in which two numbers changed places, and the failures it was meant for go unnoticed."
        ),
        failing="""\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 6h, short: 5m, for: 2m, severity: P1}
    slow: {burn: 6, long: 1h, short: 30m, for: 2m, severity: P1}
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
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P1: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P1}
    slow: {burn: 6, long: 6h, short: 30m, for: 2m, severity: P1}
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
    needs_whole=True,
)
