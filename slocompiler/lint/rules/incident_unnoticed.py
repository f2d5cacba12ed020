"""An incident that an expected alert does not notice."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.incident_faults import Found, faults
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import loaded, value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in faults(context, "UNNOTICED"):
        name = found.verdict.expected or ""
        spec = loaded(context, found.service).spec.incidents[found.incident.name]
        route = ("incidents", found.incident.name, "expect", "fires", spec.expect.fires.index(name))
        span = value_span(context, found.service, *route)
        yield RULE.rule.at(span, _message(found, name), _help(found))


def _message(found: Found, name: str) -> str:
    reaction = found.verdict.reaction
    head = f"`{name}` does not fire in `{found.incident.name}`"
    if reaction is None or reaction.peak is None:
        return f"{head}: it does not look at what is given"
    who = "it" if reaction.name == name else f"`{reaction.name}`"
    return f"{head}: {who} {reaction.peak.text}"


def _help(found: Found) -> str:
    remedy = found.remedy()
    return remedy if remedy is not None else "expect another alert, or add one that looks at what is given"


RULE = LintRule(
    Rule(
        code="SLO471",
        name="incident-unnoticed",
        severity=Severity.ERROR,
        summary="an alert that should fire in an incident does not",
        why=(
            "An incident is a test: what happened once must be noticed the next time. 5 % of errors for 8 minutes are "
            "0.67 % of an hour, which is less than the 0.72 % that burn a 99.95 % budget 14.4 times too fast: no "
            "burn-rate alert sees it, and only an alert on the ratio of the last minutes does."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.95%, signal: requests, runbook: fix-it}
incidents:
  five-percent:
    given: {requests: {bad_ratio: 5%}}
    lasts: 8m
    expect: {fires: [availability], within: 5m}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.95%, signal: requests, runbook: fix-it}
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
