"""Bodies of the API as properties of CloudFormation."""

import pytest

from slocompiler.aws.cloudformation import TemplateResource, logical_ids, properties, template

ALARM, FILTER = "cloudwatch:PutMetricAlarm", "logs:PutMetricFilter"
OBJECTIVE = "application-signals:CreateServiceLevelObjective"


def test_most_are_the_same() -> None:
    body = {"AlarmName": "a", "Metrics": [{"Id": "e", "Expression": "m", "Label": "x", "Period": 60}]}
    assert properties(ALARM, body) == body


def test_a_metric_filter_is_capitalized_and_its_dimensions_are_a_list() -> None:
    transformation = {"metricName": "m", "dimensions": {"Model": "$.model", "A": "$.a"}, "defaultValue": 0}
    body = {"logGroupName": "/aws/x", "filterName": "f", "metricTransformations": [transformation]}
    assert properties(FILTER, body) == {
        "LogGroupName": "/aws/x",
        "FilterName": "f",
        "MetricTransformations": [
            {
                "MetricName": "m",
                "Dimensions": [{"Key": "A", "Value": "$.a"}, {"Key": "Model", "Value": "$.model"}],
                "DefaultValue": 0,
            }
        ],
    }


def test_a_detector_spells_the_zone_otherwise() -> None:
    body = {"Configuration": {"MetricTimezone": "UTC"}}
    assert properties("cloudwatch:PutAnomalyDetector", body) == {"Configuration": {"MetricTimeZone": "UTC"}}


def test_an_objective_has_other_names_and_lacks_some() -> None:
    queries = [
        {"Id": "m1", "MetricStat": {"Period": 60, "Stat": "Sum"}, "Label": "all", "ReturnData": False},
        {"Id": "e1", "Expression": "m1", "Period": 60},
    ]
    body = {
        "Name": "o",
        "RequestBasedSliConfig": {"RequestBasedSliMetricConfig": {"TotalRequestCountMetric": queries}},
        "SliConfig": {"SliMetricConfig": {"CompositeSliConfig": {"Components": [{"OperationName": "x"}]}}},
        "CreateRecommendedSlo": True,
        "AutoInvestigationEnabled": True,
    }
    assert properties(OBJECTIVE, body) == {
        "Name": "o",
        "RequestBasedSli": {
            "RequestBasedSliMetric": {
                "TotalRequestCountMetric": [
                    {"Id": "m1", "MetricStat": {"Period": 60, "Stat": "Sum"}, "ReturnData": False},
                    {"Id": "e1", "Expression": "m1"},
                ]
            }
        },
        "Sli": {"SliMetric": {"CompositeSliConfig": {"CompositeSliComponents": [{"OperationName": "x"}]}}},
    }


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("2026-01-01T00:00:00Z", 1767225600), ("2026-01-01T00:00:00", 1767225600), (1767225600, 1767225600)],
)
def test_times_are_seconds(written: object, seconds: int) -> None:
    body = {"Goal": {"Interval": {"CalendarInterval": {"StartTime": written}}}}
    assert properties(OBJECTIVE, body) == {"Goal": {"Interval": {"CalendarInterval": {"StartTime": seconds}}}}


def test_ids_follow_from_names() -> None:
    ids = logical_ids([(ALARM, "production-edge-slow"), (FILTER, "production-edge-slow")])
    assert list(ids.values()) == ["AlarmProductionEdgeSlow", "FilterProductionEdgeSlow"]


def test_names_that_would_have_one_id() -> None:
    ids = logical_ids([(ALARM, "a-b"), (ALARM, "a.b"), (ALARM, "c")])
    assert len(set(ids.values())) == 3
    assert all(id_.isalnum() for id_ in ids.values())
    assert ids[ALARM, "c"] == "AlarmC"


def test_a_long_name_has_an_id_all_the_same() -> None:
    ids = logical_ids([(ALARM, "x" * 255), (ALARM, "x" * 254 + "y")])
    assert len(set(ids.values())) == 2
    assert all(len(id_) <= 255 for id_ in ids.values())


def test_the_document() -> None:
    made = template("what", {"from": "a"}, [TemplateResource(ALARM, "a", {"AlarmName": "a"}, ("B", "A"))])
    assert made == {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "what",
        "Metadata": {"from": "a"},
        "Resources": {
            "AlarmA": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "a"}, "DependsOn": ["A", "B"]}
        },
    }
