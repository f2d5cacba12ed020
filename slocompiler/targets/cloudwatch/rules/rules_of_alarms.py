"""Explanations: what keeps an alarm from being made, or from telling anybody."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.cloudwatch.rules.alarm_snippets import (
    AVAILABILITY,
    ORGANIZATION,
    REQUESTS,
    SERVICE,
    WITH_SLO,
    alert,
)
from slocompiler.targets.cloudwatch.rules.rules_of_near_alarms import (
    ENTRY_LEFT_OUT,
    IDLE_WINDOW,
    JUDGED_BY_HOURS,
    LONG_WINDOW,
    MAINTENANCE_COUNTS,
    MINUTES_WEIGH_ALIKE,
    OTHER_BASELINE,
    OTHER_STATISTIC,
    OTLP_COUNTERS,
    SILENCE,
    TAG_LEFT_OUT,
    TIMING,
)

NO_REGION = Rule(
    code="SLO810",
    name="no-region",
    severity=Severity.ERROR,
    summary="a CloudWatch source that is alerted on has no Region",
    why="A metric lives in one Region, and so does every alarm on it. Without a Region none is made.",
    failing=WITH_SLO.replace(", regions: [eu-west-1]", ""),
    passing=WITH_SLO,
)

WINDOW_TOO_LONG = Rule(
    code="SLO811",
    name="window-too-long",
    severity=Severity.ERROR,
    summary="an alarm would have to look back further than CloudWatch does",
    why=(
        "An alarm looks back a day, or a week when its periods are an hour or longer (PutMetricAlarm: Period times "
        "EvaluationPeriods is at most 604,800 seconds). CloudWatch refuses anything longer."
    ),
    failing=WITH_SLO.replace("long: 1h, short: 5m", "long: 8d, short: 5m"),
    passing=WITH_SLO,
)

SEVERITY_WITHOUT_ACTION = Rule(
    code="SLO812",
    name="severity-without-action",
    severity=Severity.ERROR,
    summary="an alarm has a severity for which CloudWatch has no action",
    why=(
        "CloudWatch alarms do not pass through Alertmanager: they call what `cloudwatch.actions` names for their "
        "severity. Without one the alarm turns red in a console that nobody looks at."
    ),
    failing=WITH_SLO.replace("actions: {P1:", "actions: {P0:")
    .replace("  P1: {urgency: 1, page: true}", "  P0: {urgency: 1, page: true}\n  P1: {urgency: 2, page: true}")
    .replace("notify: {P1: [pager]}", "notify: {P0: [pager], P1: [pager]}"),
    passing=WITH_SLO,
)

ACTION_ELSEWHERE = Rule(
    code="SLO813",
    name="action-elsewhere",
    severity=Severity.ERROR,
    summary="an action is in another Region than the alarm that calls it, or is no ARN",
    why="CloudWatch refuses an alarm with an SNS topic of another Region. `{region}` stands for the alarm's own.",
    failing=WITH_SLO.replace("sns:{region}:", "sns:us-east-1:"),
    passing=WITH_SLO,
)

DYNAMIC_GROUPS = Rule(
    code="SLO817",
    name="dynamic-groups",
    severity=Severity.ERROR,
    summary="groups are to stay apart that CloudWatch does not know",
    why=(
        "A CloudWatch metric is its namespace, its name and its exact dimensions; nothing adds up or parts metrics by "
        "a label. One alarm is made for every value that `dimensions` lists, and for every Region."
    ),
    failing=WITH_SLO.replace("  requests:\n", "  requests:\n    by: [Operation]\n"),
    passing=WITH_SLO.replace("  requests:\n", "  requests:\n    by: [Operation]\n").replace(
        "namespace: Shop/Login,", "namespace: Shop/Login, dimensions: {Operation: [read, write]},"
    ),
)

NOT_ON_CLOUDWATCH = Rule(
    code="SLO818",
    name="not-on-cloudwatch",
    severity=Severity.ERROR,
    summary="CloudWatch has no alarm for what the spec asks",
    why=(
        "Metric math has no time offset, an alarm reads ten metrics of one Region at most, and shares of time cannot "
        "be added to counts of events. The help says what comes nearest."
    ),
    failing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "rate: {drops: 50%, against: 1w}"),
    passing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "rate: {below: 5/s}"),
)

NAME_TAKEN = Rule(
    code="SLO827",
    name="name-taken",
    severity=Severity.ERROR,
    summary="two alarms of an account would have the same name",
    why="Alarm names are unique in an account and Region: the second PutMetricAlarm replaces the first alarm.",
    failing=ORGANIZATION
    + SERVICE
    + REQUESTS
    + AVAILABILITY
    + "alerts:\n  availability-fast: {signal: requests, when: {rate: {below: 5/s}}, severity: P1, runbook: fix-it}\n",
    passing=ORGANIZATION
    + SERVICE
    + REQUESTS
    + AVAILABILITY
    + "alerts:\n  quiet: {signal: requests, when: {rate: {below: 5/s}}, severity: P1, runbook: fix-it}\n",
)

#: By code.
ALARM_RULES = (
    NO_REGION,
    WINDOW_TOO_LONG,
    SEVERITY_WITHOUT_ACTION,
    ACTION_ELSEWHERE,
    LONG_WINDOW,
    TIMING,
    MINUTES_WEIGH_ALIKE,
    DYNAMIC_GROUPS,
    NOT_ON_CLOUDWATCH,
    OTHER_BASELINE,
    IDLE_WINDOW,
    JUDGED_BY_HOURS,
    MAINTENANCE_COUNTS,
    SILENCE,
    OTHER_STATISTIC,
    ENTRY_LEFT_OUT,
    NAME_TAKEN,
    OTLP_COUNTERS,
    TAG_LEFT_OUT,
)

__all__ = [
    "ACTION_ELSEWHERE",
    "ALARM_RULES",
    "DYNAMIC_GROUPS",
    "ENTRY_LEFT_OUT",
    "IDLE_WINDOW",
    "JUDGED_BY_HOURS",
    "LONG_WINDOW",
    "MAINTENANCE_COUNTS",
    "MINUTES_WEIGH_ALIKE",
    "NAME_TAKEN",
    "NOT_ON_CLOUDWATCH",
    "NO_REGION",
    "OTHER_BASELINE",
    "OTHER_STATISTIC",
    "OTLP_COUNTERS",
    "SEVERITY_WITHOUT_ACTION",
    "SILENCE",
    "TAG_LEFT_OUT",
    "TIMING",
    "WINDOW_TOO_LONG",
]
