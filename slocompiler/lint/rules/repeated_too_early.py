"""Notification times of which the shorter one never counts."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span, organization_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for severity in context.compilation.organization.severities:
        interval = severity.group_interval
        if severity.repeat_interval < interval:
            yield _finding(
                context,
                (severity.name, "repeat_interval"),
                f"{severity.name} is repeated every {interval}, not every {severity.repeat_interval}: "
                "Alertmanager looks at a group once in `group_interval`",
                f"write {interval} or more, or a shorter `group_interval`",
            )
        if severity.group_wait > interval:
            yield _finding(
                context,
                (severity.name, "group_wait"),
                f"the first notification of {severity.name} waits {severity.group_wait}, longer than later ones "
                f"({interval})",
                "write some seconds or minutes: it is the time in which alerts of one failure gather",
            )


def _finding(context: LintContext, route: tuple[str, str], message: str, help: str) -> Diagnostic:
    """At the value; at the severity's name where the value is the default."""
    organization = context.workspace.organization
    spec = organization.spec.severities[route[0]] if organization else None
    is_written = getattr(spec, route[1], None) is not None
    span = organization_span(context, "severities", *route) if is_written else None
    return RULE.rule.at(span or organization_key_span(context, "severities", route[0]), message, help)


_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {P1: {urgency: 1, page: true, group_interval: 5m, repeat_interval: 15m}}
receivers: {pager: {pagerduty: {routing_key_file: /run/secrets/key}}}
teams: {shop: {notify: {P1: [pager]}}}
"""

RULE = LintRule(
    Rule(
        code="SLO707",
        name="repeated-too-early",
        severity=Severity.WARNING,
        summary="a severity's repeat_interval is shorter, or its group_wait longer, than its group_interval",
        why=(
            "Alertmanager wakes up for a group once in group_interval and decides then. Somebody who counts on a "
            "reminder every two minutes gets one every five; a wait longer than that makes the news of an outage later "
            "than any news that follows it."
        ),
        failing=_ORGANIZATION.replace("repeat_interval: 15m", "repeat_interval: 2m"),
        passing=_ORGANIZATION,
    ),
    check,
)
