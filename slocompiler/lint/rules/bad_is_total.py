"""Bad or good events that are all events."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.counted_selectors import counted_against
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql.selector_sets import is_within


def check(context: LintContext) -> Iterator[Diagnostic]:
    for pair in counted_against(context, "total"):
        if is_within(pair.of, pair.selector) and is_within(pair.selector, pair.of):
            key = "bad_where" if pair.part.key == "bad_where" else pair.part.key
            ratio = "0 %" if key == "good" else "100 %"
            yield RULE.rule.at(
                value_span(context, pair.part.service, *pair.part.route),
                f"`{key}` chooses every event of `total`: {ratio} of them are bad, always",
                f'add the condition that makes an event {"good" if key == "good" else "bad"}: `code=~"5.."`',
                (RelatedSpan(value_span(context, pair.other.service, *pair.other.route), "all events"),),
            )


RULE = LintRule(
    Rule(
        code="SLO515",
        name="bad-is-total",
        severity=Severity.ERROR,
        summary="bad or good events are the same as all events",
        why=(
            "A copied line whose condition was never changed. With `good` the SLO is met through every outage; with "
            "`bad` all alerts fire from the first evaluation on, and are silenced before anybody asks why."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="login"}
        good: http_requests_total{job="login"}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="login"}
        good: http_requests_total{job="login", code!~"5.."}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
