"""PutMetricFilter of CloudWatch Logs, CreateServiceLevelObjective of Application Signals."""

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.metric_alarms import metric
from tests.aws.bad_bodies.row import GONE, Twin, rows

FILTER = Twin(
    "metric filter",
    "logs:PutMetricFilter",
    {
        "logGroupName": "/aws/lambda/us-east-1.akidb-edge",
        "filterName": "errors",
        "filterPattern": '{ $.level = "ERROR" }',
        "metricTransformations": [
            {
                "metricName": "Errors",
                "metricNamespace": "AkiDB/Edge",
                "metricValue": "1",
                "dimensions": {"Model": "$.m"},
            }
        ],
    },
)
SLO = Twin(
    "SLO",
    "application-signals:CreateServiceLevelObjective",
    {
        "Name": "akidb-edge-availability",
        "RequestBasedSliConfig": {
            "RequestBasedSliMetricConfig": {
                "TotalRequestCountMetric": [metric("total", "RequestCount")],
                "MonitoredRequestCountMetric": {"BadCountMetric": [metric("bad", "ErrorCount")]},
            }
        },
        "Goal": {"Interval": {"RollingInterval": {"DurationUnit": "DAY", "Duration": 30}}, "AttainmentGoal": 99.9},
        "BurnRateConfigurations": [{"LookBackWindowMinutes": 60}],
    },
)
OTHER_TWINS = [FILTER, SLO]

_TRANSFORMATION = "metricTransformations[0]"
_MONITORED = "RequestBasedSliConfig.RequestBasedSliMetricConfig.MonitoredRequestCountMetric"

OTHER_ROWS = [
    *rows(
        FILTER,
        ("no pattern", "filterPattern", GONE, Kind.MISSING_KEY, ""),
        ("a star in a log group", "logGroupName", "/aws/lambda/*", Kind.MALFORMED_TEXT),
        ("a colon in a name", "filterName", "errors:5xx", Kind.MALFORMED_TEXT),
        ("a dollar in a metric", f"{_TRANSFORMATION}.metricName", "$Errors", Kind.MALFORMED_TEXT),
        ("two transformations", "metricTransformations", FILTER.body["metricTransformations"] * 2, Kind.OUT_OF_LIMITS),
        ("no transformation", "metricTransformations", [], Kind.OUT_OF_LIMITS),
        ("a number for a text", f"{_TRANSFORMATION}.metricValue", 1, Kind.WRONG_TYPE),
        ("a unit that does not exist", f"{_TRANSFORMATION}.unit", "count", Kind.UNKNOWN_WORD),
        ("dimensions as alarms have them", f"{_TRANSFORMATION}.dimensions", [], Kind.WRONG_TYPE),
        ("a capital key", "LogGroupName", "x", Kind.UNKNOWN_KEY),
    ),
    *rows(
        SLO,
        ("a tag of AWS's own", "Tags", [{"Key": "aws:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
        ("no kind of SLI", "RequestBasedSliConfig", GONE, Kind.NOT_ONE_OF, ""),
        ("a name with a slash", "Name", "akidb/availability", Kind.MALFORMED_TEXT),
        ("good and bad", f"{_MONITORED}.GoodCountMetric", [], Kind.NOT_ONE_OF, _MONITORED),
        ("a unit that does not exist", "Goal.Interval.RollingInterval.DurationUnit", "DAYS", Kind.UNKNOWN_WORD),
        ("an interval of nothing", "Goal.Interval.RollingInterval.Duration", 0, Kind.OUT_OF_LIMITS),
        ("a goal of 100 %", "Goal.AttainmentGoal", 100, Kind.GOAL),
        ("a goal in basis points", "Goal.AttainmentGoal", 9990, Kind.GOAL),
        ("eleven burn rates", "BurnRateConfigurations", [{"LookBackWindowMinutes": n} for n in range(1, 12)],
         Kind.OUT_OF_LIMITS),
        ("a burn rate over 8 days", "BurnRateConfigurations[0].LookBackWindowMinutes", 11_520, Kind.OUT_OF_LIMITS),
        ("a burn rate beyond the interval", "Goal.Interval.RollingInterval.DurationUnit", "MINUTE", Kind.GOAL,
         "BurnRateConfigurations[0].LookBackWindowMinutes"),
    ),
]  # fmt: skip
