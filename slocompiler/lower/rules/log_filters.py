"""What is wrong with metrics that are made of log lines, or written into them."""

from slocompiler.diagnostics import Rule, Severity

_EVENTS = """\
signals:
  logins:
    events:
      cloudwatch:
        namespace: Login
        regions: [eu-central-1]
        log_group: /aws/lambda/login
        total: Logins
        bad: FailedLogins
        from_logs:
          total: '{ $.event = "login" }'
          bad: '{ $.event = "login" && $.level = "ERROR" }'
"""
_LATENCY = """\
signals:
  latency:
    unit: milliseconds
    distribution:
      cloudwatch:
        namespace: Login
        regions: [eu-central-1]
        log_group: /aws/lambda/login
        metric: Latency
        from_logs: {where: '{ $.event = "login" && $.latency = * }', value: $.latency}
"""
_GROUPED = """\
signals:
  logins:
    events:
      cloudwatch:
        namespace: Login
        dimensions: {Method: password}
        regions: [eu-central-1]
        log_group: /aws/lambda/login
        total: Logins
        from_logs:
          total: '{ $.event = "login" && $.method = * }'
          dimensions: {Method: $.method}
"""
_EMITTED = """\
signals:
  logins:
    events:
      cloudwatch:
        namespace: Login
        regions: [eu-central-1]
        total: Logins
        emits: [[]]
"""

FILTER_PATTERN = Rule(
    code="SLO831",
    name="filter-pattern",
    severity=Severity.ERROR,
    summary="a filter pattern is not one, or means something else than it looks like",
    why=(
        "CloudWatch refuses some mistakes in a filter pattern and takes others for terms to look for. Such a filter "
        "never counts a line, and the alarm on its metric stays green."
    ),
    failing=_EVENTS.replace('&& $.level = "ERROR"', 'and $.level = "ERROR"'),
    passing=_EVENTS,
)

INCOMPLETE_LOG_SOURCE = Rule(
    code="SLO832",
    name="incomplete-log-source",
    severity=Severity.ERROR,
    summary="`from_logs` does not say which lines of which log group become each metric of the source",
    why="A metric that no filter makes has no data: its alarm never fires, and its SLO is perfect.",
    failing=_EVENTS.replace("        log_group: /aws/lambda/login\n", ""),
    passing=_EVENTS,
)

FILTER_VALUE = Rule(
    code="SLO833",
    name="filter-value",
    severity=Severity.ERROR,
    summary="the value of a metric filter is not among what its pattern names",
    why="A metric filter reads values only from properties or fields of its pattern. From others it publishes nothing.",
    failing=_LATENCY.replace(" && $.latency = *", ""),
    passing=_LATENCY,
)

FILTER_DIMENSIONS = Rule(
    code="SLO834",
    name="filter-dimensions",
    severity=Severity.ERROR,
    summary="a metric filter does not publish exactly the dimensions that the alarms read",
    why=(
        "A CloudWatch metric is its namespace, its name and its exact set of dimensions. With one more or one less it "
        "is another metric, and an alarm on the first has no data. A filter publishes three dimensions at most."
    ),
    failing=_GROUPED.replace("          dimensions: {Method: $.method}\n", ""),
    passing=_GROUPED,
)

ONE_METRIC_TWO_FILTERS = Rule(
    code="SLO835",
    name="one-metric-two-filters",
    severity=Severity.ERROR,
    summary="two different metric filters publish one metric",
    why="Lines that both take are counted twice, and the two counts cannot be told apart any more.",
    failing=_EVENTS + _LATENCY.replace("signals:\n", "").replace("metric: Latency", "metric: Logins"),
    passing=_EVENTS + _LATENCY.replace("signals:\n", ""),
)

CONTRADICTORY_INGEST = Rule(
    code="SLO836",
    name="contradictory-ingest",
    severity=Severity.ERROR,
    summary="a source says in two ways how its metric gets into CloudWatch",
    why=(
        "`from_logs` has metric filters make the metric, `emits` has the service's log lines state it in the embedded "
        "metric format, and `ingest` may name a third way. Two of them for one metric count everything twice."
    ),
    failing=_EMITTED.replace("emits: [[]]", "emits: [[]]\n        ingest: otlp"),
    passing=_EMITTED,
)

LOG_FILTER_RULES = (
    FILTER_PATTERN,
    INCOMPLETE_LOG_SOURCE,
    FILTER_VALUE,
    FILTER_DIMENSIONS,
    ONE_METRIC_TWO_FILTERS,
    CONTRADICTORY_INGEST,
)
