"""Good files of hand-written alarms, and rules that show one change to them."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

SET = (
    ORGANIZATION
    + SERVICE
    + "extra_rules:\n  legacy: {cloudwatch: [alarms.json], severity: P1, runbook: fix-it}\n---\n# alarms.json\n"
)
ALARM = """\
{
  "AlarmName": "checkout-errors",
  "Namespace": "Shop",
  "MetricName": "Errors",
  "Statistic": "Sum",
  "Period": 60,
  "EvaluationPeriods": 5,
  "Threshold": 10,
  "ComparisonOperator": "GreaterThanThreshold",
  "TreatMissingData": "notBreaching"
}
"""
RATIO = """\
{
  "AlarmName": "checkout-error-ratio",
  "EvaluationPeriods": 2,
  "Threshold": 1,
  "ComparisonOperator": "GreaterThanThreshold",
  "Metrics": [
    {"Id": "ratio", "Expression": "IF(total > 0, 100 * errors / total, 0)"},
    {"Id": "total", "ReturnData": false,
     "MetricStat": {"Metric": {"Namespace": "Shop", "MetricName": "Requests"}, "Period": 60, "Stat": "Sum"}},
    {"Id": "errors", "ReturnData": false,
     "MetricStat": {"Metric": {"Namespace": "Shop", "MetricName": "Errors"}, "Period": 60, "Stat": "Sum"}}
  ]
}
"""
BAND = """\
{
  "AlarmName": "checkout-odd-traffic",
  "EvaluationPeriods": 3,
  "ComparisonOperator": "LessThanLowerThreshold",
  "ThresholdMetricId": "band",
  "Metrics": [
    {"Id": "requests",
     "MetricStat": {"Metric": {"Namespace": "Shop", "MetricName": "Requests"}, "Period": 300, "Stat": "Sum"}},
    {"Id": "band", "Expression": "ANOMALY_DETECTION_BAND(requests, 2)"}
  ]
}
"""
PROMQL = """\
{
  "AlarmName": "checkout-errors-otlp",
  "EvaluationInterval": 60,
  "EvaluationCriteria": {"PromQLCriteria": {"Query": "sum(rate(errors_total[5m])) > 1", "PendingPeriod": 120}}
}
"""
_DEPLOY = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:deploy"
COMPOSITE = f"""\
[
{ALARM.rstrip()},
{{
  "AlarmName": "checkout-page",
  "AlarmRule": "ALARM(\\"checkout-errors\\") AND NOT ALARM(\\"{_DEPLOY}\\")"
}}]
"""


def alarm_rule(
    code: str,
    name: str,
    summary: str,
    why: str,
    change: tuple[str, str],
    file: str = ALARM,
    severity: Severity = Severity.ERROR,
) -> Rule:
    """A rule whose failing snippet is a good file with one text replaced by another."""
    return Rule(code, name, severity, summary, why, SET + file.replace(*change, 1), SET + file)
