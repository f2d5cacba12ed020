"""A burn-rate alert that no failure can make fire."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import TrafficIr
from slocompiler.ir.slos import BurnAlertIr, SloIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import burn_alerts, event_traffic
from slocompiler.values import Share, print_fraction


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo, partition, entry in burn_alerts(context.compilation):
        if entry.threshold >= 1:
            yield RULE.rule.at(
                slo.objective_span if not partition.group else partition.span,
                f"entry `{entry.entry}` of the burn-rate policy can never fire for `{slo.name}`: "
                f"{entry.burn} x {partition.objective.budget:f} asks for {Share(entry.threshold)} errors",
                "choose a policy with lower burn rates for an objective this low",
            )
        elif (traffic := event_traffic(service, slo)) and not slo.by and _events(traffic, entry) < entry.min_failures:
            yield _too_quiet(slo, entry, traffic)


def _events(traffic: TrafficIr, entry: BurnAlertIr) -> float:
    """Events that the long window holds at mean traffic."""
    return float(traffic.mean.per_second * entry.long.milliseconds / 1000)


def _too_quiet(slo: SloIr, entry: BurnAlertIr, traffic: TrafficIr) -> Diagnostic:
    events = traffic.mean.per_second * entry.long.milliseconds / 1000
    return RULE.rule.at(
        slo.span,
        f"entry `{entry.entry}` of the burn-rate policy can never fire for `{slo.name}`: it needs {entry.min_failures} "
        f"failures in {entry.long}, and at {traffic.mean} that window holds {print_fraction(events, 3)} events",
        "choose a policy with longer windows, or lower `min_failures`",
    )


RULE = LintRule(
    Rule(
        code="SLO402",
        name="entry-never-fires",
        severity=Severity.ERROR,
        summary="an entry of the burn-rate policy can never fire for this SLO",
        why=(
            "An error ratio cannot exceed 100 %. When burn rate times error budget is 1 or more, no outage "
            "however total makes the alert fire; the same holds when the long window cannot hold the failures "
            "that the alert waits for. Whoever reads the spec believes that somebody will be paged."
        ),
        failing="""\
slos:
  availability: {objective: 90%, signal: requests, runbook: fix-it}
""",
        passing="""\
slos:
  availability: {objective: 99%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
