"""An incident that is noticed later than its author expects."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.incident_faults import Found, faults
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in faults(context, "LATE"):
        key = ("lasts",) if found.incident.within is None else ("expect", "within")
        span = value_span(context, found.service, "incidents", found.incident.name, *key)
        yield RULE.rule.at(span, _message(found), _help(found))


def _message(found: Found) -> str:
    reaction, incident = found.verdict.reaction, found.incident
    assert reaction is not None, "a late alert fires"
    assert reaction.at_most is not None, "a late alert fires"
    limit = f"{incident.within} is asked for" if incident.within else f"the incident is over after {incident.lasts}"
    return f"`{reaction.name}` fires up to {reaction.at_most.human} after `{incident.name}` begins, and {limit}"


def _help(found: Found) -> str:
    remedy = found.remedy()
    shorter = "shorten its `for` or its window, or allow more time"
    return shorter if remedy is None else f"{shorter}; {remedy}"


RULE = LintRule(
    Rule(
        code="SLO472",
        name="incident-noticed-late",
        severity=Severity.ERROR,
        summary="an incident is noticed later than stated",
        why=(
            "`within` is a promise: so soon after it begins, wherever it falls between scrapes and evaluations, the "
            "alert fires. Without `within`, an alert that fires when the incident is over is of no use."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
alerts:
  error-ratio:
    {signal: requests, when: {bad_ratio: {above: 1%, over: 5m}}, for: 5m, severity: P1, runbook: fix-it}
incidents:
  five-percent:
    given: {requests: {bad_ratio: 5%}}
    lasts: 8m
    expect: {fires: [error-ratio], within: 5m}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
alerts:
  error-ratio:
    {signal: requests, when: {bad_ratio: {above: 1%, over: 5m}}, for: 2m, severity: P1, runbook: fix-it}
incidents:
  five-percent:
    given: {requests: {bad_ratio: 5%}}
    lasts: 8m
    expect: {fires: [error-ratio], within: 5m}
""",
    ),
    check,
    needs_whole=True,
)
