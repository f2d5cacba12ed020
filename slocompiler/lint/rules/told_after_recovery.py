"""A slower burn alert that pages when the faster one, which muted it, is over."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import partitions
from slocompiler.values import Duration


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    for _, _, partition in partitions(context.compilation):
        for index, slower in enumerate(partition.burn_alerts):
            for faster in partition.burn_alerts[:index]:
                if slower.page and _mutes(organization, faster, slower) and _lasts(slower) > _lasts(faster):
                    yield _finding(faster, slower)
                    break


def _mutes(organization: OrganizationIr, faster: BurnAlertIr, slower: BurnAlertIr) -> bool:
    """Whether a generated rule keeps the slower alert silent while the faster one fires."""
    source, target = organization.severity(faster.severity), organization.severity(slower.severity)
    return source.urgency < target.urgency and source.active in (None, target.active)


def _lasts(alert: BurnAlertIr) -> Duration:
    """How long after an outage the alert can fire: its shortest look back, and what it is kept up for."""
    looks_back = alert.short
    if alert.still_burning is not None:
        looks_back = min(looks_back, alert.still_burning.window)
    return Duration(looks_back.milliseconds + alert.keep_firing_for.milliseconds)


def _finding(faster: BurnAlertIr, slower: BurnAlertIr) -> Diagnostic:
    return RULE.rule.at(
        slower.span,
        f"`{slower.entry}` can fire for {_lasts(slower)} after an outage, and `{faster.entry}`, which mutes it, for "
        f"{_lasts(faster)}: then it pages, when all is well again",
        f"lower its `keep_firing_for`, raise that of `{faster.entry}`, or give it a severity that does not page",
    )


_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P0: {urgency: 1, page: true}, P1: {urgency: 2, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {shop: {notify: {P0: [pager], P1: [pager]}}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, severity: P0}
"""
_SERVICE = """\
---
version: slocompiler/v1
service: example
team: shop
signals: {requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: 'code=~"5.."'}}}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
"""

RULE = LintRule(
    Rule(
        code="SLO762",
        name="told-after-recovery",
        severity=Severity.WARNING,
        summary="a slower burn alert outlasts the faster one that mutes it",
        why=(
            "While the faster alert fires, the slower one is muted, and nobody knows of it. When the faster one is "
            "over and the slower one still fires, Alertmanager tells it for the first time: a page after the recovery."
        ),
        failing=_ORGANIZATION
        + "    medium: {burn: 6, long: 6h, short: 30m, severity: P1, keep_firing_for: 1h}\n"
        + _SERVICE,
        passing=_ORGANIZATION + "    medium: {burn: 6, long: 6h, short: 30m, severity: P1}\n" + _SERVICE,
    ),
    check,
)
