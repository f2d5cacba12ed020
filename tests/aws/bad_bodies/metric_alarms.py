"""PutMetricAlarm."""

from typing import Any

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.row import GONE, Twin, rows

TOPIC = "arn:aws:sns:us-east-1:123456789012:akidb-alerts"
PUT = "cloudwatch:PutMetricAlarm"


def metric(id: str, name: str, **further: Any) -> dict[str, Any]:
    """An entry that retrieves a metric and is no result."""
    stat = {"Metric": {"Namespace": "AkiDB/Edge", "MetricName": name}, "Period": 60, "Stat": "Sum"}
    return {"Id": id, "MetricStat": stat, "ReturnData": False, **further}


ONE_METRIC = Twin(
    "one metric",
    PUT,
    {
        "AlarmName": "AkiDB-Edge-High-Latency",
        "AlarmDescription": "p95 above 100 ms",
        "Namespace": "AkiDB/Edge",
        "MetricName": "InferenceLatency",
        "Dimensions": [{"Name": "Model", "Value": "all-MiniLM-L6-v2"}],
        "ExtendedStatistic": "p95",
        "EvaluateLowSampleCountPercentile": "ignore",
        "Period": 60,
        "EvaluationPeriods": 3,
        "DatapointsToAlarm": 2,
        "Threshold": 100,
        "ComparisonOperator": "GreaterThanThreshold",
        "TreatMissingData": "notBreaching",
        "AlarmActions": [TOPIC],
        "Tags": [{"Key": "team", "Value": "search-platform"}],
    },
)
SUM = Twin(
    "sum",
    PUT,
    {
        "AlarmName": "AkiDB-Edge-Errors",
        "Namespace": "AkiDB/Edge",
        "MetricName": "ErrorCount",
        "Statistic": "Sum",
        "Unit": "Count",
        "Period": 3600,
        "EvaluationPeriods": 48,
        "EvaluationWindow": {"WallClockWindow": {"Timezone": "Europe/Berlin"}},
        "Threshold": 1,
        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
    },
)
RATIO = Twin(
    "ratio",
    PUT,
    {
        "AlarmName": "AkiDB-Edge-High-Error-Rate",
        "EvaluationPeriods": 2,
        "Threshold": 1.5,
        "ComparisonOperator": "GreaterThanThreshold",
        "AlarmActions": [TOPIC],
        "Metrics": [
            {"Id": "e1", "Expression": "IF(m1 > 0, m2 / m1 * 100, 0)", "Label": "Error rate %"},
            metric("m1", "RequestCount"),
            metric("m2", "ErrorCount"),
        ],
    },
)
BAND = Twin(
    "band",
    PUT,
    {
        "AlarmName": "AkiDB-Edge-Odd-Traffic",
        "EvaluationPeriods": 3,
        "ComparisonOperator": "LessThanLowerOrGreaterThanUpperThreshold",
        "ThresholdMetricId": "band",
        "AlarmActions": [TOPIC],
        "Metrics": [
            metric("m1", "RequestCount", ReturnData=True),
            {"Id": "band", "Expression": "ANOMALY_DETECTION_BAND(m1, 4)"},
        ],
    },
)
PROMQL = Twin(
    "PromQL",
    PUT,
    {
        "AlarmName": "akidb-edge-errors",
        "EvaluationInterval": 60,
        "EvaluationCriteria": {"PromQLCriteria": {"Query": "sum(rate(errors_total[5m])) > 1", "PendingPeriod": 120}},
    },
)

ALARM_TWINS = [ONE_METRIC, SUM, RATIO, BAND, PROMQL]

_LONG = "x" * 256
_MANY_METRICS = [
    {"Id": "e1", "Expression": " + ".join(f"m{index}" for index in range(11))},
    *(metric(f"m{index}", f"Count{index}") for index in range(11)),
]
_MANY_EXPRESSIONS = [
    metric("m1", "RequestCount"),
    {"Id": "e0", "Expression": "m1 + " + " + ".join(f"e{index}" for index in range(1, 11))},
    *({"Id": f"e{index}", "Expression": f"m1 * {index}", "ReturnData": False} for index in range(1, 11)),
]
_LARGE = [
    metric(
        f"m{index}",
        "RequestCount",
        MetricStat={
            "Metric": {
                "Namespace": "AkiDB/Edge",
                "MetricName": "RequestCount",
                "Dimensions": [{"Name": f"d{number}", "Value": "v" * 1000} for number in range(30)],
            },
            "Period": 60,
            "Stat": "Sum",
        },
    )
    for index in range(10)
]

ALARM_ROWS = [
    *rows(
        ONE_METRIC,
        # What the model says, and botocore's own validator checks.
        ("a key that does not exist", "Condition", "x", Kind.UNKNOWN_KEY),
        ("a misspelt key", "Metricname", "x", Kind.UNKNOWN_KEY),
        ("no name", "AlarmName", GONE, Kind.MISSING_KEY, ""),
        ("a dimension without a value", "Dimensions[0].Value", GONE, Kind.MISSING_KEY, "Dimensions[0]"),
        ("a name that is a number", "AlarmName", 7, Kind.WRONG_TYPE),
        ("a period in quotes", "Period", "60", Kind.WRONG_TYPE),
        ("a period with a point", "Period", 60.5, Kind.WRONG_TYPE),
        ("true for a number", "EvaluationPeriods", True, Kind.WRONG_TYPE),
        ("a number for true", "ActionsEnabled", 1, Kind.WRONG_TYPE),
        ("dimensions as a mapping", "Dimensions", {"Model": "x"}, Kind.WRONG_TYPE),
        ("one action without a list", "AlarmActions", TOPIC, Kind.WRONG_TYPE),
        ("null", "Threshold", None, Kind.WRONG_TYPE),
        ("no evaluation periods at all", "EvaluationPeriods", 0, Kind.OUT_OF_LIMITS),
        ("a negative period", "Period", -60, Kind.OUT_OF_LIMITS),
        ("an empty name", "AlarmName", "", Kind.OUT_OF_LIMITS),
        ("an endless warm-up", "WarmUpConfiguration", {"WarmUpPeriodDurationInMinutes": 2881}, Kind.OUT_OF_LIMITS,
         "WarmUpConfiguration.WarmUpPeriodDurationInMinutes"),
        # What the model says, and botocore's own validator does not check.
        ("a name that is too long", "AlarmName", _LONG, Kind.OUT_OF_LIMITS),
        ("a description that is too long", "AlarmDescription", "x" * 1025, Kind.OUT_OF_LIMITS),
        ("too many dimensions", "Dimensions", [{"Name": f"d{n}", "Value": "v"} for n in range(31)], Kind.OUT_OF_LIMITS),
        ("six actions", "AlarmActions", [f"{TOPIC}-{n}" for n in range(6)], Kind.OUT_OF_LIMITS),
        ("a namespace with a colon first", "Namespace", ":AkiDB", Kind.MALFORMED_TEXT),
        ("an operator that does not exist", "ComparisonOperator", "GreaterThan", Kind.UNKNOWN_WORD),
        ("a unit that does not exist", "Unit", "Miliseconds", Kind.UNKNOWN_WORD),
        ("a tag without a value", "Tags[0].Value", GONE, Kind.MISSING_KEY, "Tags[0]"),
        ("two evaluation windows", "EvaluationWindow", {"SlidingWindow": {}, "WallClockWindow": {}}, Kind.NOT_ONE_OF),
        # What only the documentation says.
        ("a line break in the name", "AlarmName", "a\nb", Kind.MALFORMED_TEXT),
        ("a word for missing data", "TreatMissingData", "notbreaching", Kind.UNKNOWN_WORD),
        ("a word for few samples", "EvaluateLowSampleCountPercentile", "skip", Kind.UNKNOWN_WORD),
        ("two statistics", "Statistic", "Sum", Kind.STATISTIC, "ExtendedStatistic"),
        ("no statistic", "ExtendedStatistic", "p", Kind.STATISTIC),
        ("a percentile above 100", "ExtendedStatistic", "p101", Kind.STATISTIC),
        ("a plain statistic in the wrong place", "ExtendedStatistic", "Average", Kind.STATISTIC),
        ("the SDK's name for a statistic", "ExtendedStatistic", "ExtendedStatistics", Kind.STATISTIC),
        ("a period between two", "Period", 90, Kind.PERIOD),
        ("a period of 45 s", "Period", 45, Kind.PERIOD),
        ("a window of more than a day", "EvaluationPeriods", 1441, Kind.EVALUATION_WINDOW),
        ("a period of 8 days", "Period", 691_200, Kind.EVALUATION_WINDOW, "EvaluationPeriods"),
        ("more points than periods", "DatapointsToAlarm", 4, Kind.DATAPOINTS),
        ("no namespace", "Namespace", GONE, Kind.ALARM_SOURCE, ""),
        ("no period", "Period", GONE, Kind.ALARM_SOURCE, ""),
        ("no evaluation periods", "EvaluationPeriods", GONE, Kind.ALARM_SOURCE, ""),
        ("no operator", "ComparisonOperator", GONE, Kind.ALARM_SOURCE, ""),
        ("no threshold", "Threshold", GONE, Kind.MISSING_KEY, ""),
        ("nothing to watch", "MetricName", GONE, Kind.ALARM_SOURCE, ""),
        ("two things to watch", "Metrics", [metric("m1", "x", ReturnData=True)], Kind.ALARM_SOURCE),
        ("a PromQL key", "EvaluationInterval", 60, Kind.ALARM_SOURCE),
        ("a band operator", "ComparisonOperator", "GreaterThanUpperThreshold", Kind.ANOMALY_BAND),
        ("a band that is not there", "ThresholdMetricId", "band", Kind.ANOMALY_BAND),
        ("a placeholder for the account", "AlarmActions[0]", "arn:aws:sns:us-east-1:ACCOUNT_ID:x", Kind.ACTIONS),
        ("no ARN", "AlarmActions[0]", "akidb-alerts", Kind.ACTIONS),
        ("an ARN of what cannot be notified", "AlarmActions[0]", "arn:aws:s3:us-east-1:123456789012:x", Kind.ACTIONS),
        ("no Region", "AlarmActions[0]", "arn:aws:sns:global:123456789012:x", Kind.ACTIONS),
        ("two Regions", "OKActions", ["arn:aws:sns:eu-central-1:123456789012:x"], Kind.ACTIONS, "OKActions[0]"),
        ("51 tags", "Tags", [{"Key": f"k{n}", "Value": ""} for n in range(51)], Kind.TAGS),
        ("a tag twice", "Tags", [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}], Kind.TAGS, "Tags[1].Key"),
        ("a tag of AWS's own", "Tags[0].Key", "aws:team", Kind.TAGS),
    ),
    *rows(
        SUM,
        ("a percentile as `Statistic`", "Statistic", "p95", Kind.STATISTIC),
        ("a trimmed mean as `Statistic`", "Statistic", "tm90", Kind.STATISTIC),
        ("a statistic that does not exist", "Statistic", "Median", Kind.UNKNOWN_WORD),
        ("low samples without a percentile", "EvaluateLowSampleCountPercentile", "ignore", Kind.STATISTIC),
        ("a window of more than a week", "EvaluationPeriods", 169, Kind.EVALUATION_WINDOW),
        ("a wall clock of two hours", "Period", 7200, Kind.EVALUATION_WINDOW),
    ),
    *rows(
        RATIO,
        ("a namespace beside metrics", "Namespace", "AkiDB/Edge", Kind.ALARM_SOURCE),
        ("a period beside metrics", "Period", 60, Kind.ALARM_SOURCE),
        ("dimensions beside metrics", "Dimensions", [], Kind.ALARM_SOURCE),
        ("a statistic beside metrics", "Statistic", "Sum", Kind.ALARM_SOURCE),
        ("no guard against 0", "Metrics[0].Expression", "m2/m1*100", Kind.UNGUARDED_RATIO),
        ("a guard around something else", "Metrics[0].Expression", "IF(m2 > 0, m2 / m1, 0)", Kind.UNGUARDED_RATIO),
        ("an open bracket", "Metrics[0].Expression", "IF(m1 > 0, m2 / m1, 0", Kind.EXPRESSION),
        ("a function that does not exist", "Metrics[0].Expression", "ROUND(m1 + m2)", Kind.EXPRESSION),
        ("a small function", "Metrics[0].Expression", "sum([m1, m2])", Kind.EXPRESSION),
        ("too many arguments", "Metrics[0].Expression", "SUM(m1, m2)", Kind.EXPRESSION),
        ("no operator", "Metrics[0].Expression", "m1 m2", Kind.EXPRESSION),
        ("a character that means nothing", "Metrics[0].Expression", "m1 % m2", Kind.EXPRESSION),
        ("an id that does not exist", "Metrics[0].Expression", "m1 + m2 + m3", Kind.METRIC_IDS),
        ("an entry that nothing uses", "Metrics[0].Expression", "m1 * 2", Kind.METRIC_IDS, "Metrics[2].Id"),
        ("an expression of itself", "Metrics[0].Expression", "e1 + m1 + m2", Kind.METRIC_IDS),
        ("an id twice", "Metrics[2].Id", "m1", Kind.METRIC_IDS),
        ("a capital id", "Metrics[0].Id", "E1", Kind.METRIC_IDS),
        ("an id with a hyphen", "Metrics[0].Id", "error-rate", Kind.METRIC_IDS),
        ("no id", "Metrics[0].Id", GONE, Kind.MISSING_KEY, "Metrics[0]"),
        ("a search", "Metrics[0].Expression", "m1 + m2 + SUM(SEARCH('{N} x', 'Sum'))", Kind.MATH_LIMITS),
        ("another period", "Metrics[2].MetricStat.Period", 300, Kind.MATH_LIMITS),
        ("a bad period", "Metrics[1].MetricStat.Period", 61, Kind.PERIOD),
        ("eleven metrics", "Metrics", _MANY_METRICS, Kind.MATH_LIMITS),
        ("eleven expressions", "Metrics", _MANY_EXPRESSIONS, Kind.MATH_LIMITS),
        ("two results", "Metrics[1].ReturnData", GONE, Kind.RETURNED_DATA, "Metrics[1]"),
        ("no result", "Metrics[0].ReturnData", False, Kind.RETURNED_DATA, "Metrics"),
        ("a bad statistic", "Metrics[1].MetricStat.Stat", "p99.9.9", Kind.STATISTIC),
        ("no statistic", "Metrics[1].MetricStat.Stat", GONE, Kind.MISSING_KEY, "Metrics[1].MetricStat"),
        ("no name of a metric", "Metrics[1].MetricStat.Metric.MetricName", GONE, Kind.MISSING_KEY,
         "Metrics[1].MetricStat.Metric"),
        ("a metric and an expression", "Metrics[1].Expression", "m2 + 1", Kind.ALARM_SOURCE, "Metrics[1]"),
        ("a long expression", "Metrics[0].Expression", "m1 + " * 500 + "m2", Kind.OUT_OF_LIMITS),
        ("a window of more than a day", "EvaluationPeriods", 1500, Kind.EVALUATION_WINDOW),
        ("a large body", "Metrics", [{"Id": "e1", "Expression": "SUM(METRICS())"}, *_LARGE], Kind.OUT_OF_LIMITS, ""),
    ),
    *rows(
        BAND,
        ("an operator for numbers", "ComparisonOperator", "GreaterThanThreshold", Kind.ANOMALY_BAND),
        ("a threshold beside the band", "Threshold", 100, Kind.ANOMALY_BAND),
        ("no id of the band", "ThresholdMetricId", GONE, Kind.ANOMALY_BAND, ""),
        ("the id of the metric", "ThresholdMetricId", "m1", Kind.ANOMALY_BAND),
        ("a period of 30 s", "Metrics[0].MetricStat.Period", 30, Kind.ANOMALY_BAND),
        ("the metric returns nothing", "Metrics[0].ReturnData", False, Kind.RETURNED_DATA, "Metrics"),
        ("the band returns nothing", "Metrics[1].ReturnData", False, Kind.RETURNED_DATA, "Metrics"),
        ("a band of three arguments", "Metrics[1].Expression", "ANOMALY_DETECTION_BAND(m1, 4, 5)", Kind.EXPRESSION),
        ("scaling by a band", "AlarmActions", ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:x:y"],
         Kind.ACTIONS, "AlarmActions[0]"),
    ),
    *rows(
        PROMQL,
        ("a query that is none", "EvaluationCriteria.PromQLCriteria.Query", "sum(rate(errors_total))", Kind.PROMQL),
        ("a range of 8 days", "EvaluationCriteria.PromQLCriteria.Query", "rate(x_total[8d]) > 1", Kind.PROMQL),
        ("no query", "EvaluationCriteria.PromQLCriteria.Query", GONE, Kind.MISSING_KEY,
         "EvaluationCriteria.PromQLCriteria"),
        ("no criteria", "EvaluationCriteria", {}, Kind.NOT_ONE_OF),
        ("a threshold", "Threshold", 1, Kind.ALARM_SOURCE),
        ("evaluation periods", "EvaluationPeriods", 3, Kind.ALARM_SOURCE),
        ("no interval", "EvaluationInterval", GONE, Kind.ALARM_SOURCE, ""),
        ("an interval between two", "EvaluationInterval", 45, Kind.PERIOD),
        ("an interval that is too long", "EvaluationInterval", 7200, Kind.OUT_OF_LIMITS),
        ("a pending period of more than a day", "EvaluationCriteria.PromQLCriteria.PendingPeriod", 86_401,
         Kind.OUT_OF_LIMITS),
    ),
]  # fmt: skip
