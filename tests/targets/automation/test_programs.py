"""The programs that go out: the scripts of documents, and the webhook; their calls of AWS by AWS's own models."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import boto3
import pytest

from slocompiler.aws.strict_walk import violations
from slocompiler.targets.automation.programs import limit, receiver
from slocompiler.targets.automation.programs.refuse import refuse
from slocompiler.targets.automation.programs.text import program_text

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
OWN = "22222222-2222-2222-2222-222222222222"
NAME = "slo.login.fix-it"


def execution(minutes_ago: float, *, dry: str | None = "false", **changes: Any) -> dict[str, Any]:
    known = {
        "AutomationExecutionId": "11111111-1111-1111-1111-111111111111",
        "DocumentName": NAME,
        "AutomationExecutionStatus": "Success",
        "ExecutionStartTime": NOW - timedelta(minutes=minutes_ago),
        "Parameters": {} if dry is None else {"DryRun": [dry]},
    }
    return known | changes


class Ssm:
    """Systems Manager that remembers executions; each page of its list has one. Calls are held against the model."""

    def __init__(self, *executions: dict[str, Any]) -> None:
        own = execution(0, AutomationExecutionId=OWN, AutomationExecutionStatus="InProgress")
        self.known = [own, *executions]
        self.started: list[dict[str, Any]] = []
        self.filters: Any = None

    def describe_automation_executions(self, **asked: Any) -> dict[str, Any]:
        assert violations("ssm", "DescribeAutomationExecutions", asked) == ()
        self.filters = asked["Filters"]
        place = int(asked.get("NextToken", 0))
        listed = [{key: one[key] for key in one if key != "Parameters"} for one in self.known]
        more = {"NextToken": str(place + 1)} if place + 1 < len(listed) else {}
        return {"AutomationExecutionMetadataList": listed[place : place + 1], **more}

    def get_automation_execution(self, **asked: Any) -> dict[str, Any]:
        assert violations("ssm", "GetAutomationExecution", asked) == ()
        found = [one for one in self.known if one["AutomationExecutionId"] == asked["AutomationExecutionId"]]
        return {"AutomationExecution": found[0]}

    def start_automation_execution(self, **asked: Any) -> dict[str, Any]:
        assert violations("ssm", "StartAutomationExecution", asked) == ()
        self.started.append(asked)
        return {"AutomationExecutionId": OWN}


@pytest.fixture
def provide(monkeypatch: pytest.MonkeyPatch) -> Callable[[Ssm], Ssm]:
    def put(ssm: Ssm) -> Ssm:
        monkeypatch.setattr(boto3, "client", lambda name, **_: ssm)
        return ssm

    return put


def events(at_most: int = 1, *, dry_by_default: bool = True) -> dict[str, Any]:
    return {
        "Document": NAME, "Execution": OWN, "AtMost": at_most, "Seconds": 3600, "DryRunByDefault": dry_by_default,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("before", "is_allowed"),
    [
        ([], True),
        ([execution(30)], False),
        ([execution(30, AutomationExecutionStatus="InProgress")], False),
        ([execution(30, AutomationExecutionStatus="Waiting")], False),
        ([execution(30, dry="true")], True),
        ([execution(30, dry=None)], True),
        ([execution(30, AutomationExecutionStatus="Failed")], True),
        ([execution(30, AutomationExecutionStatus="Rejected")], True),
        ([execution(30, AutomationExecutionStatus="Cancelled")], True),
        ([execution(30, AutomationExecutionStatus="TimedOut")], True),
        ([execution(30, DocumentName=f"{NAME}-more")], True),
        ([execution(-1)], True),
        ([execution(0)], False),  # began together, and its id comes first
        ([execution(0, AutomationExecutionId="3" * 36)], True),
        ([execution(40, dry="true"), execution(30, AutomationExecutionId="1" * 36)], False),
    ],
)
def test_a_limit_of_one(before: list[dict[str, Any]], is_allowed: bool, provide: Callable[[Ssm], Ssm]) -> None:
    ssm = provide(Ssm(*before))
    if is_allowed:
        assert limit.within_limit(events(), None) == {"RunsBefore": 0}
    else:
        with pytest.raises(ValueError, match=r"^at most 1 in 3600 s, and it was run 1 times$"):
            limit.within_limit(events(), None)
    assert ssm.filters == [
        {"Key": "DocumentNamePrefix", "Values": [NAME]},
        {"Key": "StartTimeAfter", "Values": ["2026-11-20T11:00:00Z"]},
    ]


def test_what_is_real_by_default_counts_without_saying_so(provide: Callable[[Ssm], Ssm]) -> None:
    provide(Ssm(execution(30, dry=None)))
    with pytest.raises(ValueError, match="at most 1"):
        limit.within_limit(events(dry_by_default=False), None)


def test_a_limit_of_several(provide: Callable[[Ssm], Ssm]) -> None:
    ids = ("a" * 36, "b" * 36, "c" * 36)
    provide(Ssm(*(execution(30, AutomationExecutionId=one) for one in ids)))
    assert limit.within_limit(events(4), None) == {"RunsBefore": 3}
    with pytest.raises(ValueError, match="run 3 times"):
        limit.within_limit(events(3), None)


def test_a_refusal_says_what_is_allowed() -> None:
    with pytest.raises(ValueError, match=r"^outside the bounds: a\.b is 9, and allowed is from 3 to 8$"):
        refuse({"Allowed": {"a.b": "from 3 to 8"}, "Given": {"a.b": 9}}, None)


@pytest.mark.parametrize(("name", "handler"), [("limit.py", "within_limit"), ("refuse.py", "refuse")])
def test_scripts_stand_on_their_own(name: str, handler: str) -> None:
    """Systems Manager runs the text, with nothing of ours beside it."""
    names: dict[str, Any] = {}
    exec(compile(program_text(name), name, "exec"), names)
    assert callable(names[handler])
    assert "slocompiler" not in program_text(name)
    assert "{{" not in program_text(name)


ENTRY = {
    "service": "login",
    "environment": None,
    "alerts": ["LoginLoad"],
    "document": NAME,
    "account": "123456789012",
    "regions": ["eu-central-1", "us-east-1"],
    "parameters": {"DryRun": ["true"], "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/x"]},
}


def alert(status: str = "firing", began: str = "2026-11-20T12:00:00Z") -> dict[str, str]:
    return {"status": status, "startsAt": began}


def message(labels: dict[str, str] | None = None, *alerts: dict[str, str], **changes: Any) -> dict[str, Any]:
    group = {"service": "login", "alertname": "LoginLoad"} | (labels or {})
    known = {"status": "firing", "groupKey": f"{{}}:{sorted(group.items())}", "groupLabels": group}
    return known | {"alerts": list(alerts) or [alert()]} | changes


def starts(*arguments: Any, account: str | None = "123456789012", **entry: Any) -> list[tuple[str, dict[str, Any]]]:
    return list(receiver.starts_for(message(*arguments), [ENTRY | entry], account))


@pytest.mark.parametrize(
    ("found", "regions"),
    [
        (starts(), ["eu-central-1", "us-east-1"]),
        (starts({"region": "us-east-1"}), ["us-east-1"]),
        (starts({"region": "mars-1"}), ["eu-central-1", "us-east-1"]),
        (starts({"service": "logins"}), []),
        (starts({"alertname": "LoginWarm"}), []),
        (starts({}, environment="staging"), []),
        (starts({"environment": "staging"}, environment="staging"), ["eu-central-1", "us-east-1"]),
        (starts({"environment": "production"}, environment="staging"), []),
        (starts({}, account="210987654321"), []),
        (starts({}, account=None), ["eu-central-1", "us-east-1"]),
    ],
)
def test_what_a_message_starts(found: list[tuple[str, dict[str, Any]]], regions: list[str]) -> None:
    assert [region for region, _ in found] == regions
    for _, body in found:
        assert violations("ssm", "StartAutomationExecution", body) == ()
        assert body["Parameters"] == {**ENTRY["parameters"], "Alert": ["LoginLoad login"]}  # type: ignore[dict-item]


def test_what_is_over_starts_nothing() -> None:
    over = message({}, alert("resolved"), status="resolved")
    assert list(receiver.starts_for(over, [ENTRY], None)) == []


def tokens(*arguments: Any) -> set[str]:
    return {body["ClientToken"] for _, body in starts(*arguments)}


def test_one_start_for_each_firing_of_a_group() -> None:
    """Told again, or joined by others, it is the same start; another group or another time is another one."""
    first = tokens()
    assert len(first) == 2
    assert tokens() == first
    assert tokens({}, alert(), alert(began="2026-11-20T12:05:00Z")) == first
    assert tokens({}, alert("resolved"), alert(began="2026-11-20T12:05:00Z")) == first
    assert not tokens({}, alert(began="2026-11-20T13:00:00Z")) & first
    assert not tokens({"region": "us-east-1"}) & first


@pytest.mark.parametrize("is_encoded", [False, True])
def test_the_function(
    is_encoded: bool, provide: Callable[[Ssm], Ssm], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    import base64

    ssm = provide(Ssm())
    (tmp_path / "starts.json").write_text(json.dumps({"starts": [ENTRY]}))
    monkeypatch.setattr(receiver, "__file__", str(tmp_path / "receiver.py"))
    body = json.dumps(message({"region": "us-east-1"}))
    sent = base64.b64encode(body.encode()).decode() if is_encoded else body
    context = SimpleNamespace(invoked_function_arn="arn:aws:lambda:eu-central-1:123456789012:function:automation")
    answer = receiver.handler({"body": sent, "isBase64Encoded": is_encoded}, context)
    assert answer == {"statusCode": 200, "body": json.dumps({"started": [OWN]})}
    assert [one["DocumentName"] for one in ssm.started] == [NAME]
