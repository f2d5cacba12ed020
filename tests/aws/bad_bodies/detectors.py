"""PutAnomalyDetector and PutAlarmMuteRule."""

from slocompiler.aws.violation import ViolationKind as Kind
from tests.aws.bad_bodies.metric_alarms import metric
from tests.aws.bad_bodies.row import GONE, Twin, rows

_RANGE = {"StartTime": "2026-12-24T00:00:00", "EndTime": "2026-12-27T00:00:00"}
SINGLE = Twin(
    "one metric",
    "cloudwatch:PutAnomalyDetector",
    {
        "SingleMetricAnomalyDetector": {
            "Namespace": "AkiDB/Edge",
            "MetricName": "RequestCount",
            "Dimensions": [{"Name": "Model", "Value": "x"}],
            "Stat": "Sum",
        },
        "Configuration": {"MetricTimezone": "UTC", "ExcludedTimeRanges": [_RANGE]},
    },
)
MATH = Twin(
    "metric math",
    "cloudwatch:PutAnomalyDetector",
    {
        "MetricMathAnomalyDetector": {
            "MetricDataQueries": [{"Id": "e1", "Expression": "m1 / PERIOD(m1)"}, metric("m1", "RequestCount")]
        }
    },
)
MUTE = Twin(
    "mute rule",
    "cloudwatch:PutAlarmMuteRule",
    {
        "Name": "sunday-reindex",
        "Rule": {"Schedule": {"Expression": "cron(0 22 * * SUN)", "Duration": "PT2H", "Timezone": "Europe/Berlin"}},
        "MuteTargets": {"AlarmNames": ["akidb-rest-errors"]},
        "ExpireDate": "2026-12-31T23:59:59Z",
    },
)
DETECTOR_TWINS = [SINGLE, MATH, MUTE]

_ONE = "SingleMetricAnomalyDetector"
_QUERIES = "MetricMathAnomalyDetector.MetricDataQueries"
_SCHEDULE = "Rule.Schedule"

DETECTOR_ROWS = [
    *rows(
        SINGLE,
        ("no source", _ONE, GONE, Kind.DETECTOR_SOURCE, ""),
        ("two sources", "MetricMathAnomalyDetector", {"MetricDataQueries": []}, Kind.DETECTOR_SOURCE),
        ("a key of earlier days", "Namespace", "AkiDB/Edge", Kind.DETECTOR_SOURCE),
        ("no name of a metric", f"{_ONE}.MetricName", GONE, Kind.MISSING_KEY, _ONE),
        ("no statistic", f"{_ONE}.Stat", GONE, Kind.MISSING_KEY, _ONE),
        ("a statistic that does not exist", f"{_ONE}.Stat", "P95", Kind.MALFORMED_TEXT),
        ("a speed that does not exist", "Configuration.AdaptationSpeed", "QUICK", Kind.UNKNOWN_WORD),
        ("a time that is none", "Configuration.ExcludedTimeRanges[0].EndTime", "Christmas", Kind.WRONG_TYPE),
        ("a range that ends before it starts", "Configuration.ExcludedTimeRanges[0].EndTime", "2026-12-23T00:00:00",
         Kind.DETECTOR_RANGES, "Configuration.ExcludedTimeRanges[0]"),
        ("eleven ranges", "Configuration.ExcludedTimeRanges", [_RANGE] * 11, Kind.DETECTOR_RANGES),
    ),
    *rows(
        MATH,
        ("two results", f"{_QUERIES}[1].ReturnData", True, Kind.RETURNED_DATA, f"{_QUERIES}[1]"),
        ("a period of 30 s", f"{_QUERIES}[1].MetricStat.Period", 30, Kind.ANOMALY_BAND),
        ("an expression that is none", f"{_QUERIES}[0].Expression", "m1 /", Kind.EXPRESSION),
        ("an id that does not exist", f"{_QUERIES}[0].Expression", "m1 + m2", Kind.METRIC_IDS),
    ),
    *rows(
        MUTE,
        ("no schedule", "Rule", {}, Kind.MISSING_KEY),
        ("six fields of cron", f"{_SCHEDULE}.Expression", "cron(0 22 ? * SUN *)", Kind.MUTE_SCHEDULE),
        ("cron without its word", f"{_SCHEDULE}.Expression", "0 22 * * SUN", Kind.MUTE_SCHEDULE),
        ("a time with seconds", f"{_SCHEDULE}.Expression", "at(2026-12-01T22:00:00)", Kind.MUTE_SCHEDULE),
        ("a duration of ours", f"{_SCHEDULE}.Duration", "2h", Kind.MUTE_SCHEDULE),
        ("16 days", f"{_SCHEDULE}.Duration", "P16D", Kind.MUTE_SCHEDULE),
        ("a zone that does not exist", f"{_SCHEDULE}.Timezone", "Europe/Bonn", Kind.MUTE_SCHEDULE),
        ("a tag of AWS's own", "Tags", [{"Key": "aws:x", "Value": ""}], Kind.TAGS, "Tags[0].Key"),
        ("101 alarms", "MuteTargets.AlarmNames", ["x"] * 101, Kind.OUT_OF_LIMITS),
        ("a target that does not exist", "MuteTargets.Tags", [], Kind.UNKNOWN_KEY),
    ),
]  # fmt: skip
