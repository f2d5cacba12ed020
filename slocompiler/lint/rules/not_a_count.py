"""Events that are read from what counts no events."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.counted_selectors import counted_selector
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import VectorSelector, looks_like_gauge, without_parens


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        if found.key in ("total", "bad", "good") and found.signal is not None:
            selector = counted_selector(found.query)
            is_bare = isinstance(without_parens(found.expr), VectorSelector)
            misfit = _misfit(selector, is_bare=is_bare) if selector is not None else None
            if misfit is not None:
                yield RULE.rule.at(value_span(context, found.service, *found.route), *misfit)


def _misfit(selector: VectorSelector, *, is_bare: bool) -> tuple[str, str] | None:
    """What is wrong, and what to write. Of a gauge under a rate that somebody wrote, SLO511 speaks."""
    name = selector.metric or ""
    labels = {matcher.label for matcher in selector.matchers}
    if name.endswith("_bucket") and "le" not in labels:
        other = name.removesuffix("_bucket") + "_count"
        return (
            f"`{name}` counts an event once for every bucket that it fits in",
            f'write `{other}`, or name the bucket: `le="0.5"`',
        )
    if name.endswith("_sum") and ":" not in name and "le" not in labels:
        return f"`{name}` adds up what was measured, and counts nothing", f"write `{name.removesuffix('_sum')}_count`"
    if is_bare and looks_like_gauge(name, maybe_histogram=True):
        return (
            f"`{name}` looks like a gauge, and events are counted: its falls would be taken for restarts",
            "name the counter of these events, or make the signal a `gauge` with an SLO on its value",
        )
    return None


RULE = LintRule(
    Rule(
        code="SLO518",
        name="not-a-count",
        severity=Severity.ERROR,
        summary="events are read from all buckets of a histogram, from its sum, or from a gauge",
        why=(
            "The number is plausible and wrong. All buckets together count a fast request ten times and a slow one "
            "once, so that the ratio sinks when everything gets slower; a sum of seconds makes a request weigh as "
            "long as it took; a rate over a gauge counts its ups and downs."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        total: request_duration_seconds_bucket{job="login"}
        bad_where: code=~"5.."
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        total: request_duration_seconds_count{job="login"}
        bad_where: code=~"5.."
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
