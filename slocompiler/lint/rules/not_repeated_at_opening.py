"""A page that whoever comes in the morning is not told of again."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import organization_key_span
from slocompiler.routing.hours.week import MINUTES_A_WEEK, open_spans
from slocompiler.values import Duration


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    intervals = {interval.name: interval for interval in organization.time_intervals}
    for severity in organization.severities:
        interval = intervals.get(severity.active or "")
        closed = shortest_closed(interval) if interval else None
        if severity.page and closed is not None and severity.repeat_interval >= closed:
            yield RULE.rule.at(
                organization_key_span(context, "severities", severity.name, "repeat_interval"),
                f"{severity.name} is repeated every {severity.repeat_interval}, and `{severity.active}` is closed for "
                f"{closed} only: what was told before closing is not told again when it opens",
                f"set a `repeat_interval` below {closed}",
            )


def shortest_closed(interval: TimeIntervalIr) -> Duration | None:
    """The shortest time between two openings of a week; None when it is never closed."""
    spans = open_spans(interval)
    starts = (*(start for start, _ in spans[1:]), *(start + MINUTES_A_WEEK for start, _ in spans[:1]))
    closed = [start - end for start, (_, end) in zip(starts, spans, strict=True) if start > end]
    return Duration.of(minutes=min(closed)) if closed else None


_SNIPPET = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com
severities: {{P1: {{urgency: 1, page: true, active: office, repeat_interval: {}}}}}
receivers: {{pager: {{pagerduty: {{routing_key_file: /etc/alertmanager/key}}}}}}
teams: {{shop: {{notify: {{P1: [pager]}}}}}}
time_intervals: {{office: {{from: "09:00", to: "17:00"}}}}
"""

RULE = LintRule(
    Rule(
        code="SLO764",
        name="not-repeated-at-opening",
        severity=Severity.WARNING,
        summary="a page with active hours is repeated less often than its hours begin",
        why=(
            "Alertmanager does not announce that hours begin. It repeats what it told before they ended only when "
            "`repeat_interval` has passed since then. With 24 hours there, what was told at 16:55 is not told again "
            "the next morning, though it still fires and somebody else may be on duty."
        ),
        failing=_SNIPPET.format("24h"),
        passing=_SNIPPET.format("4h"),
    ),
    check,
)
