"""What is wrong with a signal as a whole."""

from slocompiler.diagnostics import Rule, Severity

_GAUGE = "signals:\n  queue:\n    unit: count\n    gauge: {prometheus: {value: sum(queue_length)}}\n"
_EVENTS = "signals:\n  calls:\n    by: [method]\n    events: {prometheus: {total: calls_total}}\n"
_TWO_STORES = """\
signals:
  edge:
    alert_on: prometheus
    events:
      prometheus: {total: edge_requests_total, bad: edge_errors_total}
      cloudwatch: {namespace: Edge, total: Requests, bad: Errors}
"""

UNIT_MISFIT = Rule(
    code="SLO331",
    name="unit-misfit",
    severity=Severity.ERROR,
    summary="a distribution or a gauge has no unit, or events or a ratio have one",
    why="Thresholds are written with their unit and converted to the metric's: `30ms` means 0.03 or 30, by the unit.",
    failing=_GAUGE.replace("    unit: count\n", ""),
    passing=_GAUGE,
)

MISSING_ALERT_ON = Rule(
    code="SLO332",
    name="missing-alert-on",
    severity=Severity.ERROR,
    summary="a signal has two sources and does not say which one pages",
    why="One outage must not page through Alertmanager and SNS at once, and no inhibition reaches across the two.",
    failing=_TWO_STORES.replace("    alert_on: prometheus\n", ""),
    passing=_TWO_STORES,
)

ALERT_ON_NOTHING = Rule(
    code="SLO333",
    name="alert-on-without-source",
    severity=Severity.ERROR,
    summary="`alert_on` names a store in which the signal has no source",
    why="The alerts would be evaluated where nothing is measured.",
    failing=_EVENTS.replace("    by:", "    alert_on: cloudwatch\n    by:"),
    passing=_EVENTS.replace("    by:", "    alert_on: prometheus\n    by:"),
)

RESERVED_LABEL = Rule(
    code="SLO334",
    name="reserved-label",
    severity=Severity.ERROR,
    summary="a label has a name that the compiler uses itself",
    why="The label `service` of the metrics and ours would be on the same series, and one of the two is lost.",
    failing=_EVENTS.replace("[method]", "[service]"),
    passing=_EVENTS.replace("[method]", '["service as upstream"]'),
)

DUPLICATE_LABEL = Rule(
    code="SLO335",
    name="duplicate-label",
    severity=Severity.ERROR,
    summary="`by` lists a label twice, or two labels are recorded under one name",
    why="A series has each label once: one of the two would overwrite the other.",
    failing=_EVENTS.replace("[method]", '[method, "grpc_method as method"]'),
    passing=_EVENTS.replace("[method]", '[method, "grpc_method as rpc"]'),
)

INCOMPLETE_EVENTS = Rule(
    code="SLO336",
    name="incomplete-events",
    severity=Severity.ERROR,
    summary="events have neither a total nor both good and bad",
    why="Failures alone are no ratio: ten of them are a disaster among twenty requests and nothing among a million.",
    failing=_EVENTS.replace("total:", "bad:"),
    passing=_EVENTS,
)

NOT_THE_HISTOGRAM = Rule(
    code="SLO337",
    name="not-the-histogram",
    severity=Severity.ERROR,
    summary="a classic histogram is named by its `_bucket` series",
    why="The compiler adds `_bucket`, `_count` and `_sum` itself and would read `x_bucket_bucket`.",
    failing="""\
signals:
  latency:
    unit: seconds
    distribution: {prometheus: {histogram: latency_seconds_bucket, buckets: [0.1, 1]}}
""",
    passing="""\
signals:
  latency:
    unit: seconds
    distribution: {prometheus: {histogram: latency_seconds, buckets: [0.1, 1]}}
""",
)

THREE_COUNTS = Rule(
    code="SLO338",
    name="three-counts",
    severity=Severity.ERROR,
    summary="events state good, bad and total, and two of them determine the third",
    why="Where the three disagree (and counters scraped at different moments do) nobody can say which two are right.",
    failing=_EVENTS.replace("total: calls_total", "total: calls_total, good: calls_ok_total, bad: calls_failed_total"),
    passing=_EVENTS.replace("total: calls_total", "good: calls_ok_total, bad: calls_failed_total"),
)

SIGNAL_RULES = (
    UNIT_MISFIT,
    MISSING_ALERT_ON,
    ALERT_ON_NOTHING,
    RESERVED_LABEL,
    DUPLICATE_LABEL,
    INCOMPLETE_EVENTS,
    NOT_THE_HISTOGRAM,
    THREE_COUNTS,
)
