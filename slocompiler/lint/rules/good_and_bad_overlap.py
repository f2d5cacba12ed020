"""Events that are good and bad."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.counted_selectors import Counted, counted_against
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Matcher, print_matcher
from slocompiler.promql.label_values import some_value
from slocompiler.promql.selector_sets import clash


def check(context: LintContext) -> Iterator[Diagnostic]:
    for pair in counted_against(context, "good"):
        if pair.selector.metric == pair.of.metric and not clash(pair.selector, pair.of):
            example = _example(pair)
            if example is not None:
                yield RULE.rule.at(
                    value_span(context, pair.part.service, *pair.part.route),
                    f"an event with {example} counts as good and as bad",
                    "let one be the opposite of the other: `=~` here and `!~` there, with the same value",
                    (RelatedSpan(value_span(context, pair.other.service, *pair.other.route), "good events"),),
                )


def _example(pair: Counted) -> str | None:
    """The labels in which the two differ, with a value that both choose; None when a condition cannot be read."""
    mine, others = set(pair.selector.matchers), set(pair.of.matchers)
    found: list[str] = []
    for label in sorted({matcher.label for matcher in mine ^ others}):
        value = some_value([matcher for matcher in sorted(mine | others, key=_text) if matcher.label == label])
        if value is None or not value.isprintable():
            return None
        found.append(f'`{label}="{value}"`')
    return " and ".join(found) or "any labels"


def _text(matcher: Matcher) -> str:
    return print_matcher(matcher)


RULE = LintRule(
    Rule(
        code="SLO516",
        name="good-and-bad-overlap",
        severity=Severity.ERROR,
        summary="good and bad events of a metric have events in common",
        why=(
            "All events are the good and the bad ones together: what is in both counts twice. The ratio never reaches "
            "100 % even when everything fails, so that a threshold near it is never crossed."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        good: http_requests_total{job="login", code!~"5.."}
        bad: http_requests_total{job="login", code=~"[45].."}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        good: http_requests_total{job="login", code!~"[45].."}
        bad: http_requests_total{job="login", code=~"[45].."}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
