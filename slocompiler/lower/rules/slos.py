"""What is wrong with an SLO."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_AVAILABILITY = "slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-it}\n"
_AGE = """\
signals:
  age:
    unit: seconds
    gauge: {prometheus: {age_of: last_success_timestamp_seconds}}
slos:
  fresh: {objective: 99%, signal: age, good: {below: 26h}, runbook: fix-it}
"""
_COMPOSITE = """\
slos:
  a: {objective: 99.9%, signal: requests, runbook: fix-it}
  b: {objective: 99.5%, signal: requests, runbook: fix-it}
  both: {objective: 99%, composite: {of: [a, b], as: pooled}, runbook: fix-it}
"""

NO_SLI = Rule(
    code="SLO341",
    name="signal-without-sli",
    severity=Severity.ERROR,
    summary="an SLO or an alert on `bad_ratio` stands on events of which only the total is known",
    why="Traffic alone does not say what went wrong: two of good, bad and total make a ratio.",
    failing="""\
signals:
  calls: {events: {prometheus: {total: calls_total}}}
slos:
  availability: {objective: 99.9%, signal: calls, runbook: fix-it}
""",
    passing="""\
signals:
  calls: {events: {prometheus: {total: calls_total, bad: failed_calls_total}}}
slos:
  availability: {objective: 99.9%, signal: calls, runbook: fix-it}
""",
)

MISSING_GOOD = Rule(
    code="SLO342",
    name="missing-good",
    severity=Severity.ERROR,
    summary="an SLO on a distribution or a gauge does not say which values are good",
    why="A latency or a queue length is a number: only a bound makes good and bad of it.",
    failing=_AGE.replace("good: {below: 26h}, ", ""),
    passing=_AGE,
)

MISPLACED_GOOD = Rule(
    code="SLO343",
    name="misplaced-good",
    severity=Severity.ERROR,
    summary="`good` stands where good and bad are known already",
    why="Events, ratios and `bool` gauges say themselves what is bad; a bound beside that would have no effect.",
    failing=_AVAILABILITY.replace("runbook:", "good: {below: 30ms}, runbook:"),
    passing=_AVAILABILITY,
)

TIMESLICES_MISFIT = Rule(
    code="SLO344",
    name="timeslices-misfit",
    severity=Severity.ERROR,
    summary="`timeslices` lacks `good_above`, or has it where it means nothing",
    why="A slice of events is good when enough of them were; a gauge has one value, and its slices need no share.",
    failing=_AVAILABILITY.replace("runbook:", "timeslices: {every: 1m}, runbook:"),
    passing=_AVAILABILITY.replace("runbook:", "timeslices: {every: 1m, good_above: 95%}, runbook:"),
)

MISSING_POLICY = Rule(
    code="SLO345",
    name="missing-burn-rate-policy",
    severity=Severity.ERROR,
    summary="an SLO has no burn-rate policy, and the organization does not have exactly one",
    why="The policy is the list of the SLO's alerts; which of several was meant cannot be guessed.",
    failing=ORGANIZATION.replace("burn_rate_policies:", "burn_rate_policies:\n  slow: {slow: &slow "
    "{burn: 1, long: 3d, short: 6h, severity: P1}}") + SERVICE + _AVAILABILITY,
    passing=ORGANIZATION + SERVICE + _AVAILABILITY,
)  # fmt: skip

ACROSS_STORES = Rule(
    code="SLO346",
    name="across-stores",
    severity=Severity.ERROR,
    summary="one ratio is to be computed from Prometheus and CloudWatch together",
    why="No engine joins the two: neither can read the other's series when a rule or an alarm is evaluated.",
    failing="""\
signals:
  edge:
    alert_on: prometheus
    events:
      prometheus: {total: edge_requests_total}
      cloudwatch: {namespace: Edge, bad: Errors}
""",
    passing="""\
signals:
  edge:
    alert_on: prometheus
    events:
      prometheus: {total: edge_requests_total, bad: edge_errors_total}
      cloudwatch: {namespace: Edge, total: Requests, bad: Errors}
""",
)

UNEQUAL_WINDOWS = Rule(
    code="SLO347",
    name="unequal-windows",
    severity=Severity.ERROR,
    summary="a composite SLO and its members count over different windows",
    why="A budget of 30 days and one of 7 days cannot be added up: a week-old failure is in one and not in the other.",
    failing=_COMPOSITE.replace("b: {", "b: {window: 7d, "),
    passing=_COMPOSITE,
)

NESTED_COMPOSITE = Rule(
    code="SLO348",
    name="nested-composite",
    severity=Severity.ERROR,
    summary="a member of a composite SLO is composite itself, or named twice",
    why="Members would be counted with weights that nobody wrote down; composites of composites can run in circles.",
    failing=_COMPOSITE + "  all: {objective: 98%, composite: {of: [a, both], as: pooled}, runbook: fix-it}\n",
    passing=_COMPOSITE,
)

WRONG_UNIT = Rule(
    code="SLO349",
    name="wrong-unit",
    severity=Severity.ERROR,
    summary="a quantity is written in a unit that the signal is not measured in",
    why="`26` seconds, minutes or bytes are different promises: the unit stands on the value and is checked.",
    failing=_AGE.replace("26h", "26MB"),
    passing=_AGE,
)

SLO_RULES = (
    NO_SLI,
    MISSING_GOOD,
    MISPLACED_GOOD,
    TIMESLICES_MISFIT,
    MISSING_POLICY,
    ACROSS_STORES,
    UNEQUAL_WINDOWS,
    NESTED_COMPOSITE,
    WRONG_UNIT,
)
