"""What is wrong with costs and uses of a service."""

from slocompiler.diagnostics import Rule, Severity

_SIGNALS = """\
signals:
  requests:
    events: {prometheus: {total: http_requests_total, bad_where: code=~"5.."}}
  spend:
    unit: usd-per-hour
    gauge: {prometheus: {value: sum(node_total_hourly_cost)}}
efficiency:
  request: {cost: spend, per: requests, count: 1000}
"""
_FUNCTIONS = """\
signals:
  invocations:
    events: {cloudwatch: {namespace: AWS/Lambda, regions: [us-east-1], total: Invocations, bad: Errors}}
  spend:
    unit: usd-per-hour
    gauge: {cloudwatch: {namespace: Billing, regions: [us-east-1], metric: HourlyCost}}
efficiency:
  invocation: {cost: spend, per: invocations}
"""

EFFICIENCY_MISFIT = Rule(
    code="SLO568",
    name="efficiency-misfit",
    severity=Severity.ERROR,
    summary="a cost is not measured in dollars an hour, or a use has no capacity that it is a part of",
    why="The dashboard would show a number with a unit that it does not have.",
    failing=_SIGNALS.replace("usd-per-hour", "usd"),
    passing=_SIGNALS,
)

EFFICIENCY_APART = Rule(
    code="SLO569",
    name="efficiency-apart",
    severity=Severity.ERROR,
    summary="the signals of a ratio are in different stores, or in different Regions of CloudWatch",
    why="Neither Prometheus nor CloudWatch divides what it holds by what another holds.",
    failing=_FUNCTIONS.replace("Billing, regions: [us-east-1]", "Billing, regions: [eu-west-1]"),
    passing=_FUNCTIONS,
)

EFFICIENCY_RULES = (EFFICIENCY_MISFIT, EFFICIENCY_APART)
