"""A label that is kept apart where it is gone already."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.promql import Aggregation, Expr, result_labels


def check(context: LintContext) -> Iterator[Diagnostic]:
    said: set[tuple[int, str]] = set()
    for found in context.queries:
        inside = [label for node in found.nodes for label in _lost_inside(node)]
        for label in dict.fromkeys(inside):
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`by ({label})` keeps a label apart that is gone: what stands inside has no `{label}`",
                f"keep it inside too: `by ({label})` there, or leave the inner aggregation out",
            )
        if found.signal is not None and not inside:
            yield from _lost_to_signal(context, found, said)


def _lost_inside(node: Expr) -> tuple[str, ...]:
    possible = result_labels(node.expr) if isinstance(node, Aggregation) else None
    if not isinstance(node, Aggregation) or possible is None:
        return ()
    return tuple(label for label in node.by or () if label not in possible)


def _lost_to_signal(context: LintContext, found: SpecQuery, said: set[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Once for each label of a signal, in the first query that lacks it: the others were written alike."""
    possible = result_labels(found.expr)
    for label in found.signal.by if found.signal is not None and possible is not None else ():
        if possible is not None and label.source not in possible and (id(found.signal), label.source) not in said:
            said.add((id(found.signal), label.source))
            yield RULE.rule.at(
                value_span(context, found.service, *found.route),
                f"`by` keeps `{label.source}` apart, and this query has no such label",
                f"keep it: `by ({label.source})`; or write the metric alone, which the compiler aggregates",
                (RelatedSpan(label.span, f"`{label.source}` is to stay apart"),),
            )


RULE = LintRule(
    Rule(
        code="SLO524",
        name="label-lost",
        severity=Severity.ERROR,
        summary="a label is to stay apart that the query has aggregated away",
        why=(
            "All groups become one, without a word. The SLO that was to hold in every region holds on average: a small "
            "region is down for a day and nobody is told, and the alert does not say where."
        ),
        failing="""\
signals:
  requests:
    by: [region]
    events:
      prometheus:
        total: sum(rate(login_requests_total[$window]))
        bad: sum(rate(login_errors_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    by: [region]
    events:
      prometheus:
        total: sum by (region) (rate(login_requests_total[$window]))
        bad: sum by (region) (rate(login_errors_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
