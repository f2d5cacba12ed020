"""A worse state that is less urgent than a milder one."""

from collections.abc import Iterator
from itertools import permutations

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, ThresholdIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    for service in context.compilation.services:
        alerts = [alert for alert in service.alerts if _is_plain_threshold(alert)]
        for worse, milder in permutations(alerts, 2):
            if _is_said_before(worse, milder, organization):
                yield RULE.rule.at(
                    worse.span,
                    f"`{worse.name}` ({worse.default.severity}) fires only when `{milder.name}` "
                    f"({milder.default.severity}) fires already, which is more urgent",
                    "swap the two severities, or drop this alert: whoever is to hear of it has been called before",
                    (RelatedSpan(milder.span, f"`{milder.name}`, at {_limit(milder.default).text}"),),
                )


def _is_plain_threshold(alert: AlertIr) -> bool:
    return len(alert.partitions) == 1 and isinstance(alert.default.condition, ThresholdIr)


def _is_said_before(worse: AlertIr, milder: AlertIr, organization: OrganizationIr) -> bool:
    """Whether the milder alert fires whenever the worse one does, not later, and is more urgent."""
    one, other = _limit(worse.default), _limit(milder.default)
    if (worse.signal, worse.store, one.measure, one.is_above) != (
        milder.signal,
        milder.store,
        other.measure,
        other.is_above,
    ):
        return False
    is_within = one.value >= other.value if one.is_above else one.value <= other.value
    is_same = one.value == other.value and worse.default.for_ == milder.default.for_
    urgency = {severity.name: severity.urgency for severity in organization.severities}
    is_less_urgent = urgency[worse.default.severity] > urgency[milder.default.severity]
    is_for_the_same = worse.default.team == milder.default.team
    is_later = worse.default.for_ >= milder.default.for_
    return is_within and is_later and is_less_urgent and is_for_the_same and not is_same


def _limit(partition: AlertPartitionIr) -> ThresholdIr:
    assert isinstance(partition.condition, ThresholdIr)
    return partition.condition


RULE = LintRule(
    Rule(
        code="SLO613",
        name="milder-is-more-urgent",
        severity=Severity.WARNING,
        summary="an alert with the stricter limit is less urgent than one that fires before it",
        why=(
            "Two lines were copied and their limits swapped: 1 % of failures wakes the whole team, 5 % writes a "
            "ticket. The stricter alert never says anything new, and the first one is turned down, as it pages for "
            "trifles."
        ),
        failing="""\
alerts:
  some-errors: {signal: requests, when: {bad_ratio: {above: 1%}}, for: 5m, severity: P0, runbook: fix-it}
  many-errors: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 5m, severity: P2, runbook: fix-it}
""",
        passing="""\
alerts:
  some-errors: {signal: requests, when: {bad_ratio: {above: 1%}}, for: 5m, severity: P2, runbook: fix-it}
  many-errors: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 5m, severity: P0, runbook: fix-it}
""",
    ),
    check,
)
