"""An absence of several things that is seen when the last of them is gone."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.matcher_places import matcher_span
from slocompiler.promql import Call, Expr, Matcher, print_matcher
from slocompiler.promql.inventory import selectors

_SEVERAL = re.compile(r"\(?[\w.-]+(\|[\w.-]+)+\)?")


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        for node in found.nodes if found.alert is not None else ():
            for matcher in _several(node):
                values = matcher.value.strip("()").split("|")
                first = print_matcher(Matcher(matcher.label, "=", values[0]))
                yield RULE.rule.at(
                    matcher_span(context, found, matcher),
                    f"this is absent only when all {len(values)} are: `{print_matcher(matcher)}`",
                    f"ask for each: `absent(...{{{first}}}) or absent(...)`",
                )


def _several(node: Expr) -> Iterator[Matcher]:
    """The conditions of an absence that name several values."""
    if isinstance(node, Call) and node.function in ("absent", "absent_over_time"):
        for selector in selectors(node):
            for matcher in selector.matchers:
                if matcher.op == "=~" and matcher.label != "__name__" and _SEVERAL.fullmatch(matcher.value):
                    yield matcher


RULE = LintRule(
    Rule(
        code="SLO528",
        name="absent-of-several",
        severity=Severity.WARNING,
        summary="absent is asked of several values of a label at once",
        why=(
            "`absent` answers one question: is there any series at all. Of three jobs two can be gone for weeks while "
            "the third keeps the alert quiet. Nor does the alert say which one it is, as it has no such label."
        ),
        failing="""\
alerts:
  gone: {promql: 'absent(up{job=~"login|signup"})', for: 5m, severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  gone: {promql: 'absent(up{job="login"}) or absent(up{job="signup"})', for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
