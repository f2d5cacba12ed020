"""Documents before other programs: AWS's schema and models, cfn-lint, and a simulator that runs them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from slocompiler.aws.strict_walk import violations
from slocompiler.pipeline.make import make
from slocompiler.targets.automation import AUTOMATION
from slocompiler.targets.automation.document.document import create_body
from slocompiler.targets.cloudwatch import CLOUDWATCH
from tests.judges.programs import cfn_lint, run_document
from tests.targets.automation.examples import (
    BOUNDS,
    CONDITION,
    EVERYTHING,
    LIMIT,
    UNASKED,
    document,
    document_problems,
    files,
    made,
)

SPECS = Path(__file__).parents[3] / "specs"
ROLE = "arn:aws:iam::123456789012:role/slo-automation"
ACTIVE = {"describeNodegroup": {"nodegroup": {"status": "ACTIVE"}}}
LOOKS, HOLDS = ["checkBounds", "checkState", "stopDryRun"], ["checkLimit", "approve"]


@pytest.fixture(scope="module")
def of_specs() -> dict[str, str]:
    """What the worked example comes to."""
    artifacts = make(SPECS, [AUTOMATION, CLOUDWATCH]).artifacts
    assert artifacts is not None
    return {artifact.path: artifact.text for found in artifacts.values() for artifact in found}


def documents(texts: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    return {path: json.loads(text) for path, text in texts.items() if path.endswith(".ssm.json")}


def given_defaults(value: Any, parameters: Mapping[str, Any]) -> Any:
    """Inputs of a step with values in place of variables."""
    known = {name: one["default"] for name, one in parameters.items() if "default" in one}
    known |= {"global:REGION": "eu-central-1", "global:ACCOUNT_ID": "123456789012"}
    if isinstance(value, str):
        for name, default in known.items():
            if value == f"{{{{ {name} }}}}":
                return default
            value = value.replace(f"{{{{ {name} }}}}", str(default))
        return value
    if isinstance(value, dict):
        return {key: given_defaults(item, parameters) for key, item in value.items()}
    return [given_defaults(item, parameters) for item in value] if isinstance(value, list) else value


def test_the_worked_example_has_the_three_runbooks(of_specs: dict[str, str]) -> None:
    assert sorted(documents(of_specs)) == [
        "_organization/automation/raise-on-demand-floor.ssm.json",
        "production/akidb-edge-inference/automation/cold-start.ssm.json",
        "production/akidb-traffic-predictor/automation/predictor.ssm.json",
    ]


def test_aws_schema_of_the_worked_example(of_specs: dict[str, str]) -> None:
    assert [document_problems(one) for one in documents(of_specs).values()] == [[], [], []]


def test_the_schema_is_not_deaf() -> None:
    step = {"name": "a", "action": "aws:approve", "inputs": {"Approver": ["x"]}}
    bad = {"schemaVersion": "0.3", "parameters": {"a": {"type": "Number"}}, "mainSteps": [step]}
    assert len(document_problems(bad)) >= 2


@pytest.mark.parametrize("settings", ["", UNASKED, BOUNDS, CONDITION, LIMIT, EVERYTHING])
def test_aws_schema(settings: str, tmp_path: Path) -> None:
    assert document_problems(document(settings, tmp_path)) == []


def test_every_call_is_one_that_aws_takes(of_specs: dict[str, str]) -> None:
    """Every step that calls an operation, with defaults for its variables, and the call that creates the document."""
    walked = []
    for path, one in documents(of_specs).items():
        assert violations("ssm", "CreateDocument", create_body("slo.some.name", one)) == (), path
        for step in one["mainSteps"]:
            if step["action"] in ("aws:executeAwsApi", "aws:assertAwsResourceProperty"):
                body = given_defaults(step["inputs"], one["parameters"])
                service, api = body.pop("Service"), body.pop("Api")
                asked = {key: body[key] for key in body if key not in ("PropertySelector", "DesiredValues")}
                assert "{{" not in json.dumps(asked)
                assert violations(service, api, asked) == (), (path, step["name"])
                walked.append(api)
    assert sorted(walked) == [
        "DescribeNodegroup",
        "GetFunctionConfiguration",
        "PutParameter",
        "PutProvisionedConcurrencyConfig",
        "UpdateNodegroupConfig",
    ]


def test_cloudformation(of_specs: dict[str, str], tmp_path: Path) -> None:
    wanted = ("/automation/cloudformation.json", "/automation-rules.json")
    paths = []
    for number, (_, text) in enumerate(item for item in of_specs.items() if item[0].endswith(wanted)):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(text)
    assert len(paths) == 6
    verdict = cfn_lint(paths)
    assert verdict.ok, verdict.output


def run(one: dict[str, Any], inputs: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    answers = changes.pop("answers", ACTIVE)
    return run_document(one, {"AutomationAssumeRole": ROLE, **inputs}, answers, failing=["refuse"], **changes)


@pytest.mark.parametrize(
    ("inputs", "changes", "succeeds", "steps", "does"),
    [
        ({}, {}, True, [*LOOKS, "dryRunEnds"], False),
        ({"DryRun": True}, {}, True, [*LOOKS, "dryRunEnds"], False),
        ({"DryRun": False}, {}, True, [*LOOKS, *HOLDS, "doIt"], True),
        ({"DryRun": False}, {"approve": False}, False, [*LOOKS, *HOLDS], False),
        ({"DryRun": False, "desiredSize": 3}, {}, True, [*LOOKS, *HOLDS, "doIt"], True),
        ({"DryRun": False, "desiredSize": 8}, {}, True, [*LOOKS, *HOLDS, "doIt"], True),
        ({"DryRun": False, "desiredSize": 2}, {}, False, ["checkBounds", "refuse"], False),
        ({"DryRun": False, "desiredSize": 9}, {}, False, ["checkBounds", "refuse"], False),
        ({"DryRun": True, "desiredSize": 9}, {}, False, ["checkBounds", "refuse"], False),
        ({"desiredSize": -1}, {}, False, ["checkBounds", "refuse"], False),
        (
            {"DryRun": False},
            {"answers": {"describeNodegroup": {"nodegroup": {"status": "UPDATING"}}}},
            False,
            ["checkBounds", "checkState"],
            False,
        ),
    ],
)
def test_runs(
    inputs: dict[str, Any], changes: dict[str, Any], succeeds: bool, steps: list[str], does: bool, tmp_path: Path
) -> None:
    found = run(document(EVERYTHING, tmp_path), inputs, **changes)
    assert (found["succeeded"], found["steps"]) == (succeeds, steps), found.get("error")
    calls = [call["params"]["scalingConfig"] for call in found["calls"] if call["api"] == "updateNodegroupConfig"]
    size = inputs.get("desiredSize", 5)
    assert calls == ([{"minSize": 2, "maxSize": 9, "desiredSize": size}] if does else [])


def test_what_was_run_often_enough_is_not_done(tmp_path: Path) -> None:
    found = run_document(
        document(EVERYTHING, tmp_path),
        {"AutomationAssumeRole": ROLE, "DryRun": False},
        ACTIVE,
        failing=["within_limit"],
    )
    assert (found["succeeded"], found["steps"]) == (False, [*LOOKS, "checkLimit"])


@pytest.mark.parametrize(
    "inputs",
    [
        {"AutomationAssumeRole": "slo-automation"},
        {"Alert": "$(rm -rf /)"},
        {"DryRun": "false"},
        {"desiredSize": "5"},
        {"desiredsize": 5},
    ],
)
def test_starts_that_are_refused(inputs: dict[str, Any], tmp_path: Path) -> None:
    found = run(document(EVERYTHING, tmp_path), inputs)
    assert not found["succeeded"]
    assert "steps" not in found


def test_the_worked_example_runs(of_specs: dict[str, str]) -> None:
    """As its alerts start it: two do it, the edge only looks."""
    answers = {**ACTIVE, "getFunctionConfiguration": {"State": "Active"}}
    done = {}
    for path, one in documents(of_specs).items():
        found = run_document(one, {"AutomationAssumeRole": ROLE}, answers)
        assert found["succeeded"], found.get("error")
        done[path.split("/")[-1]] = found["calls"][-1]["api"]
    assert done == {
        "raise-on-demand-floor.ssm.json": "updateNodegroupConfig",
        "cold-start.ssm.json": "getFunctionConfiguration",
        "predictor.ssm.json": "putParameter",
    }


def test_the_same_specs_give_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    first, second = (files(made(EVERYTHING, folder)) for folder in folders)
    assert first == second
