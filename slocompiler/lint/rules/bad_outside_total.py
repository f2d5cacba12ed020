"""Bad or good events that the total does not contain."""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.counted_selectors import Counted, as_counted, counted_against
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Matcher, VectorSelector, print_matcher
from slocompiler.promql.selector_sets import clash, missing_conditions

#: Values by which exporters call the series that is the sum of the others.
_SUMS = ("total", "all", "sum", "any", "overall")


def check(context: LintContext) -> Iterator[Diagnostic]:
    for pair in counted_against(context, "total"):
        if pair.part.key != "bad_where":
            reason = _reason(pair)
            if reason is not None:
                yield RULE.rule.at(
                    value_span(context, pair.part.service, *pair.part.route),
                    f"`{pair.part.key}` counts events that `total` does not: {reason}",
                    "write the same conditions in both; `bad_where` adds to those of `total` and cannot differ",
                    (RelatedSpan(value_span(context, pair.other.service, *pair.other.route), "all events"),),
                )


def _reason(pair: Counted) -> str | None:
    part = as_counted(pair.selector)
    total = _without_sums(as_counted(pair.of), part)
    apart = clash(part, total)
    if apart:
        return " and ".join(f"`{print_matcher(matcher)}`" for matcher in apart) + " have no series in common"
    missing = missing_conditions(part, total)
    return f"it lacks `{print_matcher(missing[0])}`" if missing else None


def _without_sums(total: VectorSelector, part: VectorSelector) -> VectorSelector:
    """All events without `code="total"`: an exporter's own sum over the values of a label that the part tells apart."""
    told_apart = {matcher.label for matcher in part.matchers}
    kept = (each for each in total.matchers if not (_is_sum(each) and each.label in told_apart))
    return replace(total, matchers=tuple(kept))


def _is_sum(matcher: Matcher) -> bool:
    return matcher.op == "=" and matcher.value.lower() in _SUMS


RULE = LintRule(
    Rule(
        code="SLO514",
        name="bad-outside-total",
        severity=Severity.ERROR,
        summary="bad or good events of a metric are chosen more widely than all of its events",
        why=(
            "The ratio is then one of two different things. Failures of another job burn this budget, and can make "
            "more than 100 % of it; or, of good events, successes elsewhere make up for failures here and no "
            "alert fires."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="login", handler="/login"}
        bad: http_requests_total{job="login", code=~"5.."}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        total: http_requests_total{job="login", handler="/login"}
        bad: http_requests_total{job="login", handler="/login", code=~"5.."}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
