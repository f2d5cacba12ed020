"""Documents: which steps there are, where each leads, and what whoever starts one may say."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.ir.automation import document_name
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.targets.automation.document.variables import plain
from tests.ir_builders import SPAN, service
from tests.targets.automation.examples import (
    BOUNDS,
    CONDITION,
    EVERYTHING,
    FOR_REAL,
    LIMIT,
    ORGANIZATION,
    SERVICE,
    UNASKED,
    document,
    step,
)

ENDS = ("doIt", "dryRunEnds", "refuse")


def leads(document: dict[str, Any]) -> dict[str, set[str]]:
    """Where each step leads."""
    found: dict[str, set[str]] = {}
    for one in document["mainSteps"]:
        inputs = one["inputs"]
        steps = {choice["NextStep"] for choice in inputs.get("Choices", ())}
        steps |= {inputs["Default"]} if "Default" in inputs else set()
        steps |= {one["nextStep"]} if "nextStep" in one else set()
        found[one["name"]] = steps
    return found


@pytest.mark.parametrize(
    ("settings", "steps"),
    [
        ("", "stopDryRun approve doIt dryRunEnds"),
        (UNASKED, "stopDryRun doIt dryRunEnds"),
        (BOUNDS + UNASKED, "checkBounds stopDryRun doIt dryRunEnds refuse"),
        (CONDITION + UNASKED, "checkState stopDryRun doIt dryRunEnds"),
        (LIMIT + UNASKED, "stopDryRun checkLimit doIt dryRunEnds"),
        (EVERYTHING, "checkBounds checkState stopDryRun checkLimit approve doIt dryRunEnds refuse"),
    ],
)
def test_steps(settings: str, steps: str, tmp_path: Path) -> None:
    found = document(settings, tmp_path)
    assert [one["name"] for one in found["mainSteps"]] == steps.split()
    ways = leads(found)
    known = set(ways)
    assert {name for targets in ways.values() for name in targets} == known - {found["mainSteps"][0]["name"]}
    assert {name for name, targets in ways.items() if not targets} == known.intersection(ENDS)
    assert {one["name"] for one in found["mainSteps"] if one.get("isEnd")} == known.intersection(ENDS)


def test_only_a_run_for_real_does_it(tmp_path: Path) -> None:
    """Without the choice of `DryRun` false no way leads from the first step to the call."""
    found = document(EVERYTHING, tmp_path)
    (choice,) = step(found, "stopDryRun")["inputs"]["Choices"]
    assert (choice["Variable"], choice["BooleanEquals"]) == ("{{ DryRun }}", False)
    ways = leads(found)
    ways["stopDryRun"].discard(choice["NextStep"])
    reached, newest = set(), {found["mainSteps"][0]["name"]}
    while newest:
        reached |= newest
        newest = {name for one in newest for name in ways[one]} - reached
    assert reached == {"checkBounds", "checkState", "stopDryRun", "dryRunEnds", "refuse"}


def test_whatever_fails_ends_it(tmp_path: Path) -> None:
    """What a simulator does anyway is said in the document."""
    for one in document(EVERYTHING, tmp_path)["mainSteps"]:
        if one["action"] not in ("aws:branch", "aws:sleep"):
            assert (one["onFailure"], one["timeoutSeconds"] > 0) == ("Abort", True), one["name"]


@pytest.mark.parametrize(("settings", "default"), [("", True), (FOR_REAL, False), ("      dry_run: true\n", True)])
def test_a_dry_run_is_the_default(settings: str, default: bool, tmp_path: Path) -> None:
    assert document(settings, tmp_path)["parameters"]["DryRun"]["default"] is default


def test_what_whoever_starts_it_may_say(tmp_path: Path) -> None:
    parameters = document(EVERYTHING, tmp_path)["parameters"]
    assert sorted(parameters) == ["Alert", "AutomationAssumeRole", "DryRun", "desiredSize"]
    assert parameters["AutomationAssumeRole"]["default"] == "arn:aws:iam::123456789012:role/slo-automation"
    assert (parameters["desiredSize"]["type"], parameters["desiredSize"]["default"]) == ("Integer", 5)
    assert parameters["desiredSize"]["description"].endswith("from 3 to 8.")


def test_what_is_called(tmp_path: Path) -> None:
    called = step(document(EVERYTHING, tmp_path), "doIt")["inputs"]
    assert called == {
        "Service": "eks",
        "Api": "UpdateNodegroupConfig",
        "clusterName": "login-{{ global:REGION }}",
        "nodegroupName": "spare",
        "scalingConfig": {"minSize": 2, "maxSize": 9, "desiredSize": "{{ desiredSize }}"},
    }


@pytest.mark.parametrize(
    ("bounds", "choices"),
    [
        ("{min: 3, max: 8}", [("NumericLesser", 3), ("NumericGreater", 8)]),
        ("{min: 3}", [("NumericLesser", 3)]),
        ("{max: 8}", [("NumericGreater", 8)]),
    ],
)
def test_bounds(bounds: str, choices: list[tuple[str, int]], tmp_path: Path) -> None:
    settings = f"      bounds: {{scalingConfig.desiredSize: {bounds}}}\n"
    inputs = step(document(settings, tmp_path), "checkBounds")["inputs"]
    expected = [{"Variable": "{{ desiredSize }}", word: limit, "NextStep": "refuse"} for word, limit in choices]
    assert (inputs["Choices"], inputs["Default"]) == (expected, "stopDryRun")


def test_parameters_of_one_name_have_their_whole_path(tmp_path: Path) -> None:
    """As far as they need it: others are called as AWS calls them."""
    automate = SERVICE[: SERVICE.index("      aws:")] + (
        "      aws: application-autoscaling:PutScalingPolicy\n"
        "      with:\n"
        "        PolicyName: p\n        ServiceNamespace: ecs\n        ResourceId: service/a/b\n"
        "        ScalableDimension: ecs:service:DesiredCount\n"
        "        StepScalingPolicyConfiguration:\n"
        "          Cooldown: 60\n"
        "          StepAdjustments: [{ScalingAdjustment: 1}, {ScalingAdjustment: 2}]\n"
        "      bounds:\n"
        "        StepScalingPolicyConfiguration.Cooldown: {max: 300}\n"
        "        StepScalingPolicyConfiguration.StepAdjustments[0].ScalingAdjustment: {max: 3}\n"
        "        StepScalingPolicyConfiguration.StepAdjustments[1].ScalingAdjustment: {max: 3}\n"
    )
    found = document("", tmp_path, service=automate)
    whole = "StepScalingPolicyConfiguration_StepAdjustments_{}_ScalingAdjustment"
    names = {"Cooldown", whole.format(0), whole.format(1)}
    assert set(found["parameters"]) - {"Alert", "AutomationAssumeRole", "DryRun"} == names
    adjustments = step(found, "doIt")["inputs"]["StepScalingPolicyConfiguration"]["StepAdjustments"]
    assert [one["ScalingAdjustment"] for one in adjustments] == [f"{{{{ {whole.format(index)} }}}}" for index in (0, 1)]


def test_approval(tmp_path: Path) -> None:
    topic = 'automation:\n  approval_topic: "arn:aws:sns:{region}:{account}:Automation-asks"\n'
    organization = ORGANIZATION.replace("automation:\n  receiver", f"{topic}  receiver")
    asked = step(document(EVERYTHING, tmp_path, organization=organization), "approve")
    assert asked["timeoutSeconds"] == 3600
    assert asked["inputs"] == {
        "NotificationArn": "arn:aws:sns:{{ global:REGION }}:{{ global:ACCOUNT_ID }}:Automation-asks",
        "Approvers": ["arn:aws:iam::{{ global:ACCOUNT_ID }}:role/on-call"],
        "MinRequiredApprovals": 1,
        "Message": "Fix it: eks:UpdateNodegroupConfig. scalingConfig.desiredSize: {{ desiredSize }} (from 3 to 8). "
        "Started for: {{ Alert }}. https://wiki.example.com/runbooks/login/fix-it",
    }


def test_its_own_approvers_come_before_those_of_the_organization(tmp_path: Path) -> None:
    asked = step(document("      approvers: [ana, bo]\n", tmp_path), "approve")
    assert asked["inputs"]["Approvers"] == ["ana", "bo"]


def test_without_a_known_role_whoever_starts_it_names_one(tmp_path: Path) -> None:
    organization = ORGANIZATION.replace('  role: "arn:aws:iam::{account}:role/slo-automation"\n', "")
    assert "default" not in document("", tmp_path, organization=organization)["parameters"]["AutomationAssumeRole"]


@pytest.mark.parametrize("text", ["{{ DryRun }}", "{{{x}}}", "}} {{", "{", "a {b} {{c", "{{{{"])
def test_no_text_becomes_a_variable(text: str) -> None:
    assert "{{" not in plain(text)
    assert plain(text).replace(" ", "") == text.replace(" ", "")


def test_names_of_documents() -> None:
    page = RunbookIr("fix-it", "https://wiki.example.com", "Fix it", (), None, False, SPAN)
    owner = service(name="svc")
    names = [
        document_name(page, owner),
        document_name(page, replace(owner, environment="staging")),
        document_name(replace(page, is_shared=True), None),
        document_name(replace(page, is_shared=True), owner),
    ]
    assert names == ["slo.svc.fix-it", "slo.staging.svc.fix-it", "slo._organization.fix-it", "slo._organization.fix-it"]
    long = [document_name(replace(page, name=f"{'x' * 60}{end}"), replace(owner, name="y" * 63)) for end in "ab"]
    assert len(set(long)) == 2
    assert {len(name) for name in long} == {128}
