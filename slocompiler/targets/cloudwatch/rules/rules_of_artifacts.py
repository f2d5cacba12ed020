"""Explanations: what does not fit in a template or a dashboard, and log lines in which the metrics are others."""

from slocompiler.diagnostics import Rule, Severity

_HEAD = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P0: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /run/secrets/pager}}}
teams: {web: {notify: {P0: [pager]}}}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [eu-central-1]}}
cloudwatch: {actions: {P0: "arn:aws:sns:eu-central-1:123456789012:pager"}}
"""
_SERVICE = """\
---
version: slocompiler/v1
service: login
team: web
signals:
  logins:
    events:
      cloudwatch:
        namespace: Shop/Login
        dimensions: {Method: password}
        total: Logins
        bad: FailedLogins
        emits: [[Method]]
alerts:
  failing: {signal: logins, when: {bad_ratio: {above: 1%, over: 5m}}, severity: P0, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
_SIGNALS = _SERVICE[_SERVICE.index("signals:") : _SERVICE.index("runbooks:")]
_BY_HAND = """\
extra_rules:
  legacy: {cloudwatch: [legacy.json], severity: P0, runbook: fix-it}
---
# legacy.json
{"AlarmName": "queue", "Namespace": "AWS/SQS", "MetricName": "Depth", "Statistic": "Sum", "Period": 60,
 "EvaluationPeriods": 5, "Threshold": 10, "ComparisonOperator": "GreaterThanThreshold",
 "TreatMissingData": "notBreaching"}
"""
_NAMESPACE = "        namespace: Shop/Login\n"
_MORE_ALERTS = """\
  failing-more: {signal: logins, when: {bad_ratio: {above: 5%, over: 5m}}, severity: P0, runbook: fix-it}
  silent: {signal: logins, when: {absent: {}}, severity: P0, runbook: fix-it}
"""


def _every(methods: int, countries: int) -> str:
    """The service with so many alarms for each alert."""
    method = ", ".join(f"method-{number}" for number in range(methods))
    country = ", ".join(f"country-{number}" for number in range(countries))
    lists = f"dimensions:\n          Method: [{method}]\n          Country: [{country}]\n"
    return _SERVICE.replace("dimensions: {Method: password}\n", lists).replace("[[Method]]", "[[Country, Method]]")


_SECOND = """\
  slow-logins:
    events:
      cloudwatch: {namespace: Shop/Login, dimensions: {Method: password}, total: Logins, bad: Duration}
  duration:
    unit: milliseconds
    distribution:
      cloudwatch: {namespace: Shop/Login, dimensions: {Method: password}, metric: Duration}
"""
_TWO_UNITS = _SERVICE.replace("alerts:\n", _SECOND + "alerts:\n")
_OTLP = """\
  queue:
    unit: count
    gauge: {cloudwatch: {namespace: Shop/Login, metric: queue_length, ingest: otlp}}
"""

REFUSED_BY_AWS = Rule(
    code="SLO819",
    name="refused-by-aws",
    severity=Severity.ERROR,
    summary="a body that was made of the spec is not what the AWS API takes",
    why=(
        "Every body is held against AWS's own models, with their limits, patterns and words, and against the rules of "
        "their documentation. AWS would refuse this one, or take it for something else, when it is deployed."
    ),
    failing=_HEAD + _SERVICE.replace(_NAMESPACE, '        namespace: ":Shop"\n'),
    passing=_HEAD + _SERVICE,
)

TEMPLATE_TOO_LARGE = Rule(
    code="SLO830",
    name="template-too-large",
    severity=Severity.ERROR,
    summary="the CloudFormation template of a service and Region has more than 500 resources or 1 MB",
    why="CloudFormation refuses such a template as a whole, so that not one of its alarms is made.",
    failing=_HEAD + _every(13, 13).replace("runbooks:\n", _MORE_ALERTS + "runbooks:\n"),
    passing=_HEAD + _SERVICE.replace("runbooks:\n", _MORE_ALERTS + "runbooks:\n"),
)

NOT_ON_DASHBOARD = Rule(
    code="SLO837",
    name="not-on-dashboard",
    severity=Severity.NOTE,
    summary="a part of the CloudWatch dashboard is missing",
    why=(
        "Alarms appear on a dashboard by their ARN, which has the account in it. Metrics that arrive over OTLP are "
        "asked for in PromQL, which the widgets of a dashboard body do not take. A part that cannot be shown is named, "
        "so that nobody takes its absence for silence."
    ),
    failing=_HEAD + _SERVICE.replace("alerts:\n", _OTLP + "alerts:\n"),
    passing=_HEAD + _SERVICE,
)

DASHBOARD_TOO_LARGE = Rule(
    code="SLO838",
    name="dashboard-too-large",
    severity=Severity.ERROR,
    summary="a CloudWatch dashboard has more than 500 widgets, or one of them more than 500 metrics",
    why="CloudWatch refuses such a dashboard as a whole.",
    failing=_HEAD + _every(16, 16),
    passing=_HEAD + _SERVICE,
)

ALARM_WITHOUT_REGION = Rule(
    code="SLO839",
    name="alarm-without-region",
    severity=Severity.ERROR,
    summary="nothing says in which Region a hand-written CloudWatch alarm is to live",
    why="An alarm lives in one Region. Without one it would be in no file that anybody deploys.",
    failing=_HEAD.replace(", regions: [eu-central-1]", "") + _SERVICE.replace(_SIGNALS, "") + _BY_HAND,
    passing=_HEAD + _SERVICE.replace(_SIGNALS, "") + _BY_HAND,
)

NOT_EMITTED = Rule(
    code="SLO840",
    name="dimension-set-not-emitted",
    severity=Severity.ERROR,
    summary="an alarm or a widget reads a metric by dimensions for which no log line states it",
    why=(
        "CloudWatch never adds up metrics that log lines state: a metric is its namespace, its name and its exact set "
        "of dimensions. Logged by [EdgeLocation] and by [Model] it does not exist without dimensions, and an alarm on "
        "that has no data for ever."
    ),
    failing=_HEAD + _SERVICE.replace("emits: [[Method]]", "emits: [[Method, Browser], []]"),
    passing=_HEAD + _SERVICE,
)

UNFIT_FOR_LINES = Rule(
    code="SLO841",
    name="unfit-for-log-lines",
    severity=Severity.ERROR,
    summary="the embedded metric format does not take a name or a set of dimensions",
    why=(
        "CloudWatch does not say when it cannot use a log line: the metric is just not there. Namespaces of AWS are "
        "closed, a set has 30 dimensions at most, and a dimension with the name of a metric has its value."
    ),
    failing=_HEAD + _SERVICE.replace("Method", "Logins"),
    passing=_HEAD + _SERVICE,
)

UNIT_CONFLICT = Rule(
    code="SLO842",
    name="unit-conflict",
    severity=Severity.ERROR,
    summary="two signals read one metric in two units",
    why="A log line states one unit for a metric. One of the two signals would compare it with the wrong threshold.",
    failing=_HEAD + _TWO_UNITS,
    passing=_HEAD + _TWO_UNITS.replace("bad: Duration", "bad: SlowLogins"),
)

ARTIFACT_RULES = (
    REFUSED_BY_AWS,
    TEMPLATE_TOO_LARGE,
    NOT_ON_DASHBOARD,
    DASHBOARD_TOO_LARGE,
    ALARM_WITHOUT_REGION,
    NOT_EMITTED,
    UNFIT_FOR_LINES,
    UNIT_CONFLICT,
)
