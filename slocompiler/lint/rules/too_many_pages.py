"""More pages without an incident than a service puts up with."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        if service.pages_at_most is not None:
            yield from _check(context, service, float(service.pages_at_most.per_week))


def _check(context: LintContext, service: ServiceIr, limit: float) -> Iterator[Diagnostic]:
    # Only a service that sets itself a limit pays for the estimate.
    from slocompiler.proof.false_alarms.estimate import per_week
    from slocompiler.proof.false_alarms.of_service import false_alarms
    from slocompiler.proof.false_alarms.remedies import smallest_changes

    organization = context.compilation.organization
    found = false_alarms(service, organization)
    pages = found.pages_a_week
    if pages <= limit:
        return
    worst = max(found.pages, key=lambda alert: alert.at_most or 0.0)
    share = worst.at_most or 0.0
    changes = smallest_changes(service, organization, worst, limit - (pages - share))
    yield RULE.rule.at(
        value_span(context, service, "pages_at_most"),
        f"with nothing wrong, the alerts of `{service.name}` page up to {per_week(pages)} times a week, more than "
        f"{service.pages_at_most}; {per_week(share)} of them come from {worst.text}",
        _help(worst.text, changes),
        (RelatedSpan(worst.span, "most of them come from here"),),
    )


def _help(worst: str, changes: tuple[str, ...]) -> str:
    if not changes:
        return f"no change of {worst} alone is enough; choose a policy without pages, or allow more of them"
    if len(changes) == 1:
        return f"write {changes[0]}"
    return f"any one of these is enough: {', or '.join(changes)}"


RULE = LintRule(
    Rule(
        code="SLO461",
        name="too-many-pages",
        severity=Severity.ERROR,
        summary="by chance alone the alerts page more often than `pages_at_most` allows",
        why=(
            "Every service has some failures when nothing is wrong, and at times many of them fall into one window. "
            "From the declared baseline and traffic the compiler estimates how often that fires an alert, twice as "
            "much as expected to be on the safe side. Whoever is paged for nothing stops believing in pages."
        ),
        failing="""\
pages_at_most: 10/week
signals:
  requests:
    traffic: 5/s
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 98%, baseline: 0.5%, signal: requests, runbook: fix-it}
alerts:
  failures: {signal: requests, when: {bad_ratio: {above: 1%}}, for: 2m, severity: P1, runbook: fix-it}
""",
        passing="""\
pages_at_most: 10/week
signals:
  requests:
    traffic: 5/s
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 98%, baseline: 0.5%, signal: requests, runbook: fix-it}
alerts:
  failures: {signal: requests, when: {bad_ratio: {above: 2%}}, for: 2m, severity: P1, runbook: fix-it}
""",
    ),
    check,
    needs_whole=True,
)
