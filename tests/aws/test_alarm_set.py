"""Alarms among others: names, circles, Regions, and what describe-alarms prints."""

from typing import Any

from slocompiler.aws.alarm_set import described_body, judge_alarms
from slocompiler.aws.violation import ViolationKind
from tests.aws.bad_bodies.metric_alarms import ONE_METRIC, TOPIC

METRIC, COMPOSITE = "cloudwatch:PutMetricAlarm", "cloudwatch:PutCompositeAlarm"


def composite(name: str, rule: str) -> tuple[str, dict[str, Any]]:
    return COMPOSITE, {"AlarmName": name, "AlarmRule": rule}


def found(*bodies: tuple[str, Any], regions: tuple[str, ...] = ()) -> list[list[ViolationKind]]:
    return [[violation.kind for violation in violations] for violations in judge_alarms(bodies, regions)]


def test_children_of_the_set_are_known_whatever_the_order() -> None:
    parent = composite("parent", f"ALARM({ONE_METRIC.body['AlarmName']})")
    assert found(parent, (METRIC, ONE_METRIC.body)) == [[], []]
    assert found(parent) == [[ViolationKind.UNKNOWN_ALARM]]


def test_circles() -> None:
    a, b, c = composite("a", "ALARM(b)"), composite("b", "OK(c) AND TRUE"), composite("c", 'NOT ALARM("a")')
    (first, *_) = judge_alarms([a, b, c])
    assert first[0].message == "this rule depends on itself: `a` -> `b` -> `c` -> `a`"
    assert found(a, b, c) == [[ViolationKind.ALARM_CYCLE], [], []]
    assert found(composite("a", "ALARM(a)")) == [[ViolationKind.ALARM_CYCLE]]
    assert found(composite("x", "ALARM(a)"), a, b, composite("c", "FALSE")) == [[], [], [], []]


def test_two_circles_are_two_findings() -> None:
    pairs = [
        composite("a", "ALARM(b)"),
        composite("b", "ALARM(a)"),
        composite("c", "ALARM(d)"),
        composite("d", "OK(c)"),
    ]
    assert found(*pairs) == [[ViolationKind.ALARM_CYCLE], [], [ViolationKind.ALARM_CYCLE], []]


def test_a_circle_by_arn() -> None:
    rule = "ALARM(arn:aws:cloudwatch:us-east-1:123456789012:alarm:a)"
    assert found(composite("a", rule)) == [[ViolationKind.ALARM_CYCLE]]


def test_a_name_twice() -> None:
    first, second = composite("a", "FALSE"), composite("a", "TRUE")
    assert found(first, second) == [[], [ViolationKind.SAME_NAME]]
    assert found(first, (METRIC, {**ONE_METRIC.body, "AlarmName": "a"})) == [[], [ViolationKind.SAME_NAME]]


def test_actions_in_another_region() -> None:
    body = (METRIC, ONE_METRIC.body)
    assert found(body, regions=("us-east-1", "eu-central-1")) == [[]]
    assert found(body, regions=("eu-central-1",)) == [[ViolationKind.ACTIONS]]
    incident = "arn:aws:ssm-incidents::123456789012:responseplan/x"
    assert found((METRIC, {**ONE_METRIC.body, "OKActions": [incident]}), regions=("us-east-1",)) == [[]]
    stop = "arn:aws:automate:us-east-1:ec2:stop"
    assert found((METRIC, {**ONE_METRIC.body, "OKActions": [stop]}), regions=("us-east-1",)) == [[]]


def test_what_describe_alarms_prints() -> None:
    told = {
        **ONE_METRIC.body,
        "AlarmArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:x",
        "StateValue": "OK",
        "StateUpdatedTimestamp": "2026-11-22T10:00:00Z",
        "AlarmActions": [TOPIC],
    }
    assert described_body(told, "MetricAlarm") == ONE_METRIC.body
    assert described_body(told, None) == told
    assert found((METRIC, told)) == [[ViolationKind.UNKNOWN_KEY] * 3]
