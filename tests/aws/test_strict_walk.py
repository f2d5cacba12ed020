"""The walk refuses whatever botocore's own validator refuses, and what that leaves to the service."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.aws.service_model import ModelProblem
from slocompiler.aws.strict_walk import violations
from slocompiler.aws.violation import Violation, ViolationKind, path_text
from tests.aws.bad_bodies.row import Twin
from tests.aws.bad_bodies.tables import ROWS, TWINS

SCALE = Twin(
    "scale",
    "eks:UpdateNodegroupConfig",
    {
        "clusterName": "akidb-us-east-1",
        "nodegroupName": "akidb-ondemand-nodes",
        "scalingConfig": {"minSize": 3, "maxSize": 10, "desiredSize": 5},
        "taints": {"addOrUpdateTaints": [{"key": "a", "effect": "NO_SCHEDULE"}]},
    },
)
CONCURRENCY = Twin(
    "concurrency",
    "lambda:PutProvisionedConcurrencyConfig",
    {"FunctionName": "akidb-edge", "Qualifier": "7", "ProvisionedConcurrentExecutions": 10},
)
DOCUMENT = Twin(
    "document",
    "ssm:CreateDocument",
    {"Name": "akidb-scale-up", "Content": "{}", "DocumentType": "Automation", "Tags": [{"Key": "team", "Value": "ü"}]},
)
INVOKE = Twin("payload", "lambda:Invoke", {"FunctionName": "akidb-edge", "Payload": b"{}"})
ALARM = Twin("alarm", "cloudwatch:PutMetricAlarm", {})
MORE = [SCALE, CONCURRENCY, DOCUMENT, INVOKE]
ALL = [twin for twin in [*TWINS, *MORE] if "DashboardBody" not in twin.body]


def walked(operation: str, body: Mapping[str, Any]) -> tuple[Violation, ...]:
    service, _, name = operation.partition(":")
    found = violations(service, name, body)
    assert not isinstance(found, ModelProblem)
    return found


@pytest.mark.parametrize("twin", ALL, ids=lambda twin: f"{twin.operation}: {twin.name}")
def test_good_bodies(twin: Twin) -> None:
    assert walked(twin.operation, twin.body) == ()
    assert not botocore_refuses(twin.operation, twin.body)


@cache
def _model(service: str) -> Any:
    from botocore.session import Session

    return Session().get_service_model(service)


def botocore_refuses(operation: str, body: Any) -> bool:
    from botocore.validate import ParamValidator

    service, _, name = operation.partition(":")
    try:
        report = ParamValidator().validate(body, _model(service).operation_model(name).input_shape)
    except (OverflowError, RuntimeError):
        # A time that is too far away.
        return True
    return bool(report.has_errors())


_JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=4),
    st.just([]),
    st.just({}),
    st.just({"Id": 1}),
    st.lists(st.text(max_size=2), max_size=2),
)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, Any]:
    """A good body with one to three places replaced, taken away or added."""
    twin = draw(st.sampled_from(ALL))
    body: Any = twin.body
    for _ in range(draw(st.integers(1, 3))):
        body = draw(_spoilt_once(body))
    return twin.operation, body


@st.composite
def _spoilt_once(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, Mapping) and value and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(value)))
        return {**value, key: draw(_spoilt_once(value[key]))}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        index = draw(st.integers(0, len(value) - 1))
        return [*value[:index], draw(_spoilt_once(value[index])), *value[index + 1 :]]
    if isinstance(value, Mapping):
        further: dict[str, Any] = draw(st.sampled_from([{}, {"Unknown": 1}, {"Metrics": []}]))
        gone = draw(st.sets(st.sampled_from(sorted(value)), max_size=1)) if value else set()
        return {**{key: inner for key, inner in value.items() if key not in gone}, **further}
    return draw(_JUNK)


@settings(max_examples=300, deadline=None)
@given(spoilt())
def test_what_botocore_refuses_is_refused(case: tuple[str, Any]) -> None:
    operation, body = case
    if botocore_refuses(operation, body):
        assert walked(operation, body), "botocore refuses it"


def test_botocore_lets_most_of_the_table_pass() -> None:
    """What the judge is for: the rows that botocore finds are less than half of them."""
    rows = [row for row in ROWS if "DashboardBody" not in row.twin.body]
    found = [row for row in rows if botocore_refuses(row.twin.operation, row.body)]
    assert all(walked(row.twin.operation, row.body) for row in found)
    assert len(found) < len(rows) / 2


@pytest.mark.parametrize(
    ("twin", "body", "expected"),
    [
        (SCALE, {**SCALE.body, "clusterName": "a b"}, []),
        (SCALE, {**SCALE.body, "scalingConfig": {"minSize": -1}}, ["out_of_limits scalingConfig.minSize"]),
        (SCALE, {**SCALE.body, "scalingConfig": {"minsize": 1}}, ["unknown_key scalingConfig.minsize"]),
        (CONCURRENCY, {**CONCURRENCY.body, "ProvisionedConcurrentExecutions": 0},
         ["out_of_limits ProvisionedConcurrentExecutions"]),
        (CONCURRENCY, {**CONCURRENCY.body, "Qualifier": "a b"}, ["malformed_text Qualifier"]),
        (DOCUMENT, {**DOCUMENT.body, "Name": "a b"}, ["malformed_text Name"]),
        (DOCUMENT, {**DOCUMENT.body, "DocumentType": "Automaton"}, ["unknown_word DocumentType"]),
        (DOCUMENT, {**DOCUMENT.body, "Tags": [{"Key": "a\u0007", "Value": ""}]}, ["malformed_text Tags[0].Key"]),
        (INVOKE, {"FunctionName": "x", "Payload": 7}, ["wrong_type Payload"]),
        (ALARM, [], ["wrong_type "]),
        (ALARM, {"AlarmName": "x", "Threshold": Decimal("NaN")}, ["out_of_limits Threshold"]),
        (ALARM, {"AlarmName": "x", "Threshold": float("inf")}, ["out_of_limits Threshold"]),
        (ALARM, {"AlarmName": "x", "Threshold": Decimal("0.0072")}, []),
        (ALARM, {"AlarmName": "x", "Period": 2**31}, ["out_of_limits Period"]),
        (ALARM, {"AlarmNam": "x"}, ["unknown_key AlarmNam"]),
        (ALARM, {"AlarmName": "x", "Metrics": "m1"}, ["wrong_type Metrics"]),
    ],
)  # fmt: skip
def test_table(twin: Twin, body: Any, expected: list[str]) -> None:
    assert [f"{found.kind} {path_text(found.path)}" for found in walked(twin.operation, body)] == expected


@pytest.mark.parametrize(
    ("time", "is_accepted"),
    [
        ("2026-12-31T23:59:59Z", True),
        ("2026-12-31", True),
        (datetime(2026, 12, 31, tzinfo=UTC), True),
        (1_798_761_599, True),
        ("tomorrow", False),
        (True, False),
        (None, False),
    ],
)
def test_times(time: Any, is_accepted: bool) -> None:
    found = walked("cloudwatch:PutAlarmMuteRule", {**_mute_rule(), "StartDate": time})
    assert [violation.kind for violation in found] == ([] if is_accepted else [ViolationKind.WRONG_TYPE])


def _mute_rule() -> dict[str, Any]:
    (twin,) = (twin for twin in TWINS if twin.operation.endswith("PutAlarmMuteRule"))
    return dict(twin.body)


def test_a_token_that_botocore_fills_in_is_not_missing() -> None:
    # `clientToken` is required there, and nobody writes it.
    assert walked("fis:StartExperiment", {"experimentTemplateId": "EXT1"}) == ()


def test_shapes_that_contain_themselves() -> None:
    filter: dict[str, Any] = {"Dimensions": {"Key": "REGION", "Values": ["us-east-1"]}}
    for _ in range(5):
        filter = {"Not": filter}
    body = {"TimePeriod": {"Start": "2026-01-01", "End": "2026-02-01"}, "Granularity": "DAILY",
            "Metrics": ["UnblendedCost"], "Filter": filter}  # fmt: skip
    assert walked("ce:GetCostAndUsage", body) == ()
    filter["Not"]["Not"]["Nor"] = {}
    assert [path_text(found.path) for found in walked("ce:GetCostAndUsage", body)] == ["Filter.Not.Not.Nor"]


def test_help_names_what_is_accepted() -> None:
    (found,) = walked("cloudwatch:PutMetricAlarm", {"AlarmName": "x", "MetricNam": "y"})
    assert found.help is not None
    assert found.help.startswith("did you mean `MetricName`? accepted: `ActionConfiguration`, ")
    (found,) = walked("cloudwatch:PutMetricAlarm", {"AlarmName": "x" * 300})
    assert (found.message, found.help) == ("this has 300 characters", "1 to 255 characters")
