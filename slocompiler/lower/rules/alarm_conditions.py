"""What AWS's documentation says about the condition of an alarm, and no model."""

from slocompiler.diagnostics import Severity
from slocompiler.lower.rules.alarm_snippets import BAND, PROMQL, RATIO, alarm_rule

ALARM_SOURCE = alarm_rule(
    "SLO928",
    "alarm-source",
    "a hand-written alarm does not say what it watches, or says it twice",
    "An alarm watches one metric (`MetricName`), several (`Metrics`) or a PromQL query (`EvaluationCriteria`). What "
    "belongs to one of them cannot stand beside another: `Namespace` beside `Metrics` is refused.",
    ('  "EvaluationPeriods": 2,\n', '  "EvaluationPeriods": 2,\n  "Namespace": "Shop",\n'),
    RATIO,
)

ALARM_STATISTIC = alarm_rule(
    "SLO929",
    "alarm-statistic",
    "a hand-written alarm has a statistic that CloudWatch does not have, or in the wrong place",
    "Percentiles and trimmed means are extended statistics: `Statistic: p95` is refused, `ExtendedStatistic: p95` is "
    "right.",
    ('"Statistic": "Sum"', '"Statistic": "p95"'),
)

ALARM_PERIOD = alarm_rule(
    "SLO930",
    "alarm-period",
    "a hand-written alarm has a period that CloudWatch does not have",
    "Alarms are evaluated over 10, 20 or 30 seconds, or whole minutes.",
    ('"Period": 60', '"Period": 90'),
)

ALARM_WINDOW = alarm_rule(
    "SLO931",
    "alarm-window",
    "a hand-written alarm looks back further than CloudWatch does",
    "Period x EvaluationPeriods is at most a day, and seven days with periods of an hour or more. No model states it, "
    "so that every other check passes.",
    ('"EvaluationPeriods": 5', '"EvaluationPeriods": 1500'),
)

ALARM_DATAPOINTS = alarm_rule(
    "SLO932",
    "alarm-datapoints",
    "a hand-written alarm waits for more data points than it looks at",
    "6 breaching data points of 5 never come: AWS refuses the alarm.",
    ('"EvaluationPeriods": 5', '"EvaluationPeriods": 5,\n  "DatapointsToAlarm": 6'),
)

ALARM_MATH_LIMITS = alarm_rule(
    "SLO933",
    "alarm-math-limits",
    "a hand-written metric-math alarm is more than an alarm can evaluate",
    "An alarm has at most ten metrics and ten expressions, all of one period, and cannot search for metrics.",
    ('"MetricName": "Errors"}, "Period": 60', '"MetricName": "Errors"}, "Period": 300'),
    RATIO,
)

ALARM_RESULT = alarm_rule(
    "SLO934",
    "alarm-result",
    "a hand-written metric-math alarm has no single result",
    "An alarm watches the one entry whose `ReturnData` is true, which is the default: with none or two of them AWS "
    "refuses it. An alarm on a band has two, the metric and its band.",
    ('{"Id": "total", "ReturnData": false,', '{"Id": "total",'),
    RATIO,
)

ALARM_IDS = alarm_rule(
    "SLO935",
    "alarm-ids",
    "an id in a hand-written metric-math alarm is malformed, twice, undefined or unused",
    "Expressions find metrics by their ids. An id begins with a small letter.",
    ("errors / total, 0", "error / total, 0"),
    RATIO,
)

ALARM_BAND = alarm_rule(
    "SLO936",
    "alarm-band",
    "a hand-written alarm mixes a band with what is for numbers, or the reverse",
    "An anomaly-detection band goes with `ThresholdMetricId`, no `Threshold`, and operators of its own.",
    ('"LessThanLowerThreshold"', '"LessThanThreshold"'),
    BAND,
)

ALARM_EXPRESSION = alarm_rule(
    "SLO937",
    "alarm-expression",
    "an expression of a hand-written alarm is not metric math",
    "AWS refuses the alarm for an unknown function, a wrong number of arguments or an open bracket.",
    ("IF(total > 0, 100 * errors / total, 0)", "iff(total > 0, 100 * errors / total, 0)"),
    RATIO,
)

UNGUARDED_RATIO = alarm_rule(
    "SLO938",
    "unguarded-ratio",
    "a hand-written alarm divides by something that may be 0",
    "A division by 0 gives no data point: with no requests the alarm has missing data instead of a ratio of 0, and "
    "leaves its state at the moment traffic stops. `IF(total > 0, ...)` decides what no traffic means.",
    ("IF(total > 0, 100 * errors / total, 0)", "100 * errors / total"),
    RATIO,
    Severity.WARNING,
)

ALARM_PROMQL = alarm_rule(
    "SLO939",
    "alarm-promql",
    "the query of a hand-written PromQL alarm cannot be evaluated",
    "AWS refuses what is no PromQL, and ranges of more than seven days.",
    ("errors_total[5m]", "errors_total"),
    PROMQL,
)

ALARM_CONDITION_RULES = (
    ALARM_SOURCE,
    ALARM_STATISTIC,
    ALARM_PERIOD,
    ALARM_WINDOW,
    ALARM_DATAPOINTS,
    ALARM_MATH_LIMITS,
    ALARM_RESULT,
    ALARM_IDS,
    ALARM_BAND,
    ALARM_EXPRESSION,
    UNGUARDED_RATIO,
    ALARM_PROMQL,
)
