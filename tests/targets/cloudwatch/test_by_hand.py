"""Alarms of the user's own: where they go, whom they tell, and what they read."""

import json
from pathlib import Path
from typing import Any

import pytest

from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.cloudwatch import CLOUDWATCH
from slocompiler.targets.target import TargetOutput
from tests.lower.workspaces import compiled, service_text
from tests.targets.cloudwatch.built import EDGE, IN_AWS

OWN = "extra_rules:\n  legacy: {cloudwatch: [legacy.json], severity: P1, runbook: fix-it}\n"
TOPIC = "arn:aws:sns:us-east-1:123456789012:legacy"
ALARM = {
    "AlarmName": "queue",
    "Namespace": "AWS/SQS",
    "MetricName": "Depth",
    "Statistic": "Sum",
    "Period": 60,
    "EvaluationPeriods": 5,
    "Threshold": 10,
    "ComparisonOperator": "GreaterThanThreshold",
    "TreatMissingData": "notBreaching",
}
BOTH = {"AlarmName": "both", "AlarmRule": 'ALARM("queue")'}


def compilation(
    folder: Path, alarms: list[dict[str, Any]], service: str = EDGE, organization: str = ""
) -> CompilationIr:
    (folder / "legacy.json").write_text(json.dumps(alarms))
    text = service_text(service, "edge")
    return compiled(text, organization=IN_AWS + organization, environments=("production",), folder=folder)


def of_service(folder: Path, alarms: list[dict[str, Any]]) -> TargetOutput:
    built = compilation(folder, alarms, EDGE + OWN)
    return CLOUDWATCH.for_service(built.services[0], built)


def bodies(output: TargetOutput, path: str) -> dict[str, Any]:
    (text,) = (artifact.text for artifact in output.artifacts if artifact.path.endswith(path))
    return {each["AlarmName"]: each for each in json.loads(text)}


@pytest.mark.parametrize("region", ["us-east-1", "eu-central-1"])
def test_an_alarm_is_in_every_region_and_tells_whom_its_severity_says(region: str, tmp_path: Path) -> None:
    alarm = bodies(of_service(tmp_path, [ALARM]), f"{region}/cloudwatch-alarms.json")["queue"]
    assert {key: alarm[key] for key in ALARM} == ALARM
    assert alarm["AlarmActions"] == alarm["OKActions"] == [f"arn:aws:sns:{region}:123456789012:pager"]
    tags = {tag["Key"]: tag["Value"] for tag in alarm["Tags"]}
    assert tags == {"service": "edge", "team": "search", "tier": "standard", "severity": "P1"}


def test_actions_of_its_own_say_where_it_lives(tmp_path: Path) -> None:
    output = of_service(tmp_path, [{**ALARM, "AlarmActions": [TOPIC]}])
    assert bodies(output, "us-east-1/cloudwatch-alarms.json")["queue"]["AlarmActions"] == [TOPIC]
    assert "queue" not in bodies(output, "eu-central-1/cloudwatch-alarms.json")


def test_a_part_of_a_composite_tells_nobody(tmp_path: Path) -> None:
    output = of_service(tmp_path, [ALARM, BOTH])
    assert "AlarmActions" not in bodies(output, "us-east-1/cloudwatch-alarms.json")["queue"]
    assert "AlarmActions" in bodies(output, "us-east-1/cloudwatch-composite-alarms.json")["both"]


def test_an_alarm_that_is_switched_off_stays_so(tmp_path: Path) -> None:
    output = of_service(tmp_path, [{**ALARM, "ActionsEnabled": False}])
    assert "AlarmActions" not in bodies(output, "us-east-1/cloudwatch-alarms.json")["queue"]


def test_its_own_tags_win(tmp_path: Path) -> None:
    output = of_service(tmp_path, [{**ALARM, "Tags": [{"Key": "team", "Value": "theirs"}]}])
    tags = bodies(output, "us-east-1/cloudwatch-alarms.json")["queue"]["Tags"]
    assert [tag["Value"] for tag in tags if tag["Key"] == "team"] == ["theirs"]


def test_it_is_in_the_template_and_on_the_dashboard(tmp_path: Path) -> None:
    texts = {artifact.path: artifact.text for artifact in of_service(tmp_path, [ALARM]).artifacts}
    assert "AlarmQueue" in json.loads(texts["edge/us-east-1/cloudformation.json"])["Resources"]
    assert ":alarm:queue" in texts["edge/cloudwatch-dashboard.json"]


def test_a_metric_that_no_log_line_states_is_told_at_the_alarm(tmp_path: Path) -> None:
    """The document's alarm, by hand: no dimensions, where every line has some."""
    seed = {**ALARM, "Namespace": "Edge", "MetricName": "Latency", "Statistic": "Maximum"}
    found = [each for each in of_service(tmp_path, [seed]).diagnostics if each.code == "SLO840"]
    assert len(found) == 1
    assert "`queue` reads `Latency` without dimensions" in found[0].message
    assert found[0].span.path.endswith("legacy.json")


def test_a_generated_alarm_is_not_replaced(tmp_path: Path) -> None:
    found = of_service(tmp_path, [{**ALARM, "AlarmName": "edge-slow"}]).diagnostics
    assert {each.code for each in found if each.severity.label == "error"} == {"SLO827"}


def test_alarms_of_the_organization_have_files_of_their_own(tmp_path: Path) -> None:
    more = "runbooks:\n  fix-it: {title: Fix it, steps: [{do: Restart it}]}\n" + OWN
    built = compilation(tmp_path, [ALARM], organization=more)
    output = CLOUDWATCH.for_organization(built)
    assert {artifact.path for artifact in output.artifacts} == {
        f"_organization/{region}/{name}"
        for region in ("us-east-1", "eu-central-1")
        for name in ("cloudwatch-alarms.json", "cloudformation.json")
    }
    assert output.diagnostics == ()
