"""An incident in which nothing should fire, and something does."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.incident_faults import Found, faults
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in faults(context, "UNEXPECTED"):
        span = value_span(context, found.service, "incidents", found.incident.name, "expect", "fires")
        yield RULE.rule.at(span, _message(found), "let the alert wait longer, or expect it to fire")


def _message(found: Found) -> str:
    reaction, incident = found.verdict.reaction, found.incident
    assert reaction is not None, "something fires"
    fires = reaction.periods[0].fires
    when = f"{fires.human} after `{incident.name}` begins"
    return f"`{reaction.name}` fires {when}, and nothing should"


RULE = LintRule(
    Rule(
        code="SLO473",
        name="incident-not-silent",
        severity=Severity.ERROR,
        summary="an alert fires in an incident in which nothing should",
        why=(
            "`fires: []` says that something happens which nobody wants to hear of: a deployment, a blip. An alert "
            "that fires in it, or afterwards while its windows hold it, is a false alarm that is known in advance."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
alerts:
  error-ratio: {signal: requests, when: {bad_ratio: {above: 1%, over: 5m}}, severity: P1, runbook: fix-it}
incidents:
  deployment:
    given: {requests: {bad_ratio: 10%}}
    lasts: 1m
    expect: {fires: []}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
alerts:
  error-ratio: {signal: requests, when: {bad_ratio: {above: 1%, over: 5m}}, for: 10m, severity: P1, runbook: fix-it}
incidents:
  deployment:
    given: {requests: {bad_ratio: 10%}}
    lasts: 1m
    expect: {fires: []}
""",
    ),
    check,
    needs_whole=True,
)
