"""A composite that promises more than its members can keep."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.slos import CompositeSli
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import slos
from slocompiler.values import Share


def check(context: LintContext) -> Iterator[Diagnostic]:
    for _, slo in slos(context.compilation):
        if not isinstance(slo.sli, CompositeSli):
            continue
        allowed = sum((part.objective.budget for part in slo.sli.parts), start=Share.parse("0%").ratio)
        if allowed > slo.default.objective.budget:
            yield RULE.rule.at(
                slo.objective_span,
                f"`{slo.name}` promises {slo.default.objective}, and its members may fail {Share(allowed)} together",
                f"promise at most {Share(1 - allowed)}, or ask more of the members",
            )


RULE = LintRule(
    Rule(
        code="SLO406",
        name="composite-budget",
        severity=Severity.WARNING,
        summary="the members of a composite SLO may fail more than the composite may",
        why=(
            "When every member keeps its promise the composite should too. If the members' error budgets add up "
            "to more than the composite's, all teams can be within budget while the journey they serve is not."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
  logins: {events: {prometheus: {total: 'logins_total{job="example"}', bad_where: 'result="error"'}}}
slos:
  search: {objective: 99.9%, signal: requests, runbook: fix-it}
  login: {objective: 99.9%, signal: logins, runbook: fix-it}
  journey: {objective: 99.9%, composite: {of: [search, login], as: worst}, runbook: fix-it}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
  logins: {events: {prometheus: {total: 'logins_total{job="example"}', bad_where: 'result="error"'}}}
slos:
  search: {objective: 99.9%, signal: requests, runbook: fix-it}
  login: {objective: 99.9%, signal: logins, runbook: fix-it}
  journey: {objective: 99.8%, composite: {of: [search, login], as: worst}, runbook: fix-it}
""",
    ),
    check,
)
