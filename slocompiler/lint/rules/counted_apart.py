"""Events of one signal that are counted at different times."""

from collections.abc import Iterator
from itertools import groupby

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.promql import VectorSelector


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, group in groupby(context.queries, key=lambda found: id(found.signal)):
        counts = [(found, offset) for found in group if (offset := _offset(found)) is not None]
        for found, offset in counts[1:]:
            first, first_offset = counts[0]
            if offset != first_offset:
                yield RULE.rule.at(
                    value_span(context, found.service, *found.route),
                    f"`{found.key}` and `{first.key}` are counted at different times: an `offset` is on one side only",
                    "write the same offset in all queries of a signal, or none",
                    (RelatedSpan(value_span(context, first.service, *first.route), f"`{first.key}`"),),
                )


def _offset(found: SpecQuery) -> int | None:
    """How long ago a query counts, in milliseconds; None unless all of it counts at one time."""
    if found.key not in ("total", "bad", "good") or found.signal is None:
        return None
    selectors = (node for node in found.nodes if isinstance(node, VectorSelector))
    offsets = {selector.offset.milliseconds if selector.offset else 0 for selector in selectors}
    return offsets.pop() if len(offsets) == 1 else None


RULE = LintRule(
    Rule(
        code="SLO526",
        name="counted-apart",
        severity=Severity.ERROR,
        summary="the queries of a signal count events at different times",
        why=(
            "An offset waits for late data, and is easily forgotten on one side. An outage is then compared with the "
            "traffic before it: while requests fail and their number falls, the ratio is too small to alert; after the "
            "recovery it is too large."
        ),
        failing="""\
signals:
  requests:
    events:
      prometheus:
        total: sum(rate(login_requests_total[$window] offset 5m))
        bad: sum(rate(login_errors_total[$window]))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    events:
      prometheus:
        total: sum(rate(login_requests_total[$window] offset 5m))
        bad: sum(rate(login_errors_total[$window] offset 5m))
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
