"""What is wrong with an alert outside any SLO."""

from slocompiler.diagnostics import Rule, Severity

_ALERT = "alerts:\n  errors: {signal: requests, when: {bad_ratio: {above: 1%}}, severity: P1, runbook: fix-it}\n"
_RAW = "alerts:\n  disk: {promql: disk_free_bytes < 1e9, severity: P1, runbook: fix-it}\n"
_QUEUE = """\
signals:
  queue: {unit: count, by: [topic], gauge: {prometheus: {value: sum by (topic) (queue_length)}}}
alerts:
  long-queue: {signal: queue, when: {value: {above: 3, over: 5m, as: max}}, severity: P1, runbook: fix-it}
"""
_GROUPED = """\
signals:
  calls:
    by: [method, region]
    events: {prometheus: {total: calls_total, bad: failed_calls_total}}
slos:
  availability:
    objective: 99%
    signal: calls
    runbook: fix-it
    groups:
      method: {Search: {objective: 99.5%}}
"""

MEASURE_MISFIT = Rule(
    code="SLO351",
    name="measure-misfit",
    severity=Severity.ERROR,
    summary="a measure is asked of a signal that does not have it",
    why="Counters have no percentiles and a gauge has no events: the expression would be empty.",
    failing=_ALERT.replace("bad_ratio: {above: 1%}", "p95: {above: 50ms}"),
    passing=_ALERT,
)

COMPARISON_MISFIT = Rule(
    code="SLO352",
    name="comparison-misfit",
    severity=Severity.ERROR,
    summary="a key of a comparison has no effect there, or one that it needs is missing",
    why="A key without effect is read as a promise by the next person; a gauge over time is a mean, max or min.",
    failing=_QUEUE.replace(", as: max", ""),
    passing=_QUEUE,
)

ALERT_SIGNAL = Rule(
    code="SLO353",
    name="alert-signal",
    severity=Severity.ERROR,
    summary="an alert with `when` names no signal, or one with `promql` names one that is not OTLP in CloudWatch",
    why=(
        "A condition is about a signal; an expression is about whatever it reads, and Prometheus evaluates it. Only a "
        "signal that CloudWatch gets by OTLP says more: that CloudWatch evaluates the expression, and in which Regions."
    ),
    failing=_ALERT.replace("signal: requests, ", ""),
    passing=_RAW,
)

ABSENCE_WITHOUT_MEMORY = Rule(
    code="SLO354",
    name="absence-without-memory",
    severity=Severity.ERROR,
    summary="`absent` on a signal with `by` does not say how recently a group must have been seen",
    why="A group that is gone leaves no series behind: only what was seen lately can be missed.",
    failing=_QUEUE.replace("value: {above: 3, over: 5m, as: max}", "absent: {}"),
    passing=_QUEUE.replace("value: {above: 3, over: 5m, as: max}", "absent: {seen_within: 1d}"),
)

OVERLAPPING_GROUPS = Rule(
    code="SLO355",
    name="overlapping-groups",
    severity=Severity.ERROR,
    summary="`groups` names two labels",
    why="A series with both labels would belong to two groups with two objectives, and be reported to two teams.",
    failing=_GROUPED + "      region: {eu: {objective: 99.9%}}\n",
    passing=_GROUPED,
)

ALERT_RULES = (MEASURE_MISFIT, COMPARISON_MISFIT, ALERT_SIGNAL, ABSENCE_WITHOUT_MEMORY, OVERLAPPING_GROUPS)
