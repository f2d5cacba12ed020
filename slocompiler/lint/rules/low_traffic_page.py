"""A page that a handful of failures sets off."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.signals import TrafficIr
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import event_traffic, partitions
from slocompiler.values import Duration

#: Fewer failures than this are noise: at one request a minute and half the budget spent, a 99.9 % objective pages 25
#: times a month on single failures, and not once when five are asked for.
NOISE = 5


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo, partition in partitions(context.compilation):
        traffic = event_traffic(service, slo)
        pages = [entry for entry in partition.burn_alerts if entry.page]
        if traffic is None or not pages:
            continue
        failures, entry = min(((failures_that_fire(traffic, page), page) for page in pages), key=lambda one: one[0])
        if failures < NOISE:
            yield RULE.rule.at(traffic.span, _message(slo.name, failures, traffic, entry), _help(traffic, entry))


def failures_that_fire(traffic: TrafficIr, entry: BurnAlertIr) -> int:
    """Failures in the long window that exceed the threshold at low traffic, were there no guard.

    floor(threshold x events per second x long) + 1: the smallest whole number above the threshold's share of events.
    """
    events = traffic.low.per_second * entry.long.milliseconds / 1000
    numerator, denominator = entry.threshold.as_integer_ratio()
    return int(events * numerator / denominator) + 1


def _message(slo: str, failures: int, traffic: TrafficIr, entry: BurnAlertIr) -> str:
    noun = "failure is" if failures == 1 else "failures are"
    return (
        f"at {traffic.low}, {failures} {noun} enough to bring `{slo}` over the `{entry.entry}` threshold within "
        f"{entry.long}: a page on noise"
    )


def _help(traffic: TrafficIr, entry: BurnAlertIr) -> str:
    """How long the guard makes a total outage wait, and what is better than waiting."""
    if traffic.low.per_second == 0:
        return "without traffic a failure ratio says nothing: add an absence alert, or choose a policy without pages"
    wait = Duration(int(entry.min_failures / traffic.low.per_second * 1000) // 1000 * 1000)
    return (
        f"`min_failures: {entry.min_failures}` holds the page back until a total outage has lasted {wait.human}; "
        "choose a policy without pages, or judge time slices (`timeslices: {every: 1m, good_above: 95%}`)"
    )


RULE = LintRule(
    Rule(
        code="SLO405",
        name="low-traffic-page",
        severity=Severity.WARNING,
        summary="at the stated low traffic a few failures are enough to page",
        why=(
            "Burn rates are ratios. With few events a single failure is a large share of them, and the fastest "
            "alert pages on it. Measured on a service with one request a minute that spends half its budget: 25 "
            "pages a month for nothing."
        ),
        failing="""\
signals:
  requests:
    traffic: {mean: 60/s, low: 1/m}
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests:
    traffic: {mean: 60/s, low: 5/s}
    events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
