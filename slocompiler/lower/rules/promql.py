"""What is wrong with a query."""

from slocompiler.diagnostics import Rule, Severity

_RAW = "alerts:\n  disk: {promql: disk_free_bytes < 1e9, severity: P1, runbook: fix-it}\n"
_EVENTS = "signals:\n  calls:\n    events:\n      prometheus:\n        total: sum(rate(calls_total[$window]))\n"
_GAUGE = """\
signals:
  busy:
    unit: ratio
    gauge:
      prometheus:
        value: sum(rate(busy_seconds_total[5m])) / sum(cores)
"""

INVALID_PROMQL = Rule(
    code="SLO501",
    name="invalid-promql",
    severity=Severity.ERROR,
    summary="a query is not PromQL",
    why="Prometheus refuses a whole rule file for one bad expression.",
    failing=_RAW.replace("disk_free_bytes < 1e9", "rate(disk_free_bytes) < 1e9"),
    passing=_RAW,
)

UNREAD_PROMQL = Rule(
    code="SLO502",
    name="unread-promql",
    severity=Severity.WARNING,
    summary="a query of a hand-written rule or a runbook uses syntax that the compiler does not know",
    why="A newer Prometheus may accept it, so it goes out as it is; the compiler cannot check it.",
    failing="""\
runbooks:
  look: {title: Look, steps: [{look: "How fast?", query: "rate(requests_total[5m] smoothed)"}]}
""",
    passing="""\
runbooks:
  look: {title: Look, steps: [{look: "How fast?", query: "rate(requests_total[5m])"}]}
""",
)

FIXED_RANGE = Rule(
    code="SLO503",
    name="fixed-range",
    severity=Severity.ERROR,
    summary="a query of an SLI has a range of its own instead of `[$window]`",
    why="The compiler evaluates one ratio over 5m, 1h, 3d and 30d: with a fixed range they would all be the same.",
    failing=_EVENTS.replace("$window", "5m"),
    passing=_EVENTS,
)

NO_WINDOW = Rule(
    code="SLO504",
    name="no-window",
    severity=Severity.ERROR,
    summary="a query of counters is neither a bare selector nor an expression with `[$window]`",
    why="A counter only ever grows: without a range it says how much happened since some restart.",
    failing=_EVENTS.replace("sum(rate(calls_total[$window]))", "sum(calls_total)"),
    passing=_EVENTS,
)

WINDOW_WITHOUT_LENGTH = Rule(
    code="SLO505",
    name="window-without-length",
    severity=Severity.ERROR,
    summary="`[$window]` stands in a query for a value now",
    why="Only SLIs are computed over several windows: elsewhere there is nothing to fill in.",
    failing=_GAUGE.replace("5m", "$window"),
    passing=_GAUGE,
)

PROMQL_RULES = (INVALID_PROMQL, UNREAD_PROMQL, FIXED_RANGE, NO_WINDOW, WINDOW_WITHOUT_LENGTH)
