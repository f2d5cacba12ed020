"""Models are found, read once and never through botocore; what is not there is said."""

import subprocess
import sys
from pathlib import Path

import pytest

from slocompiler.aws import service_model
from slocompiler.aws.judge import check_body
from slocompiler.aws.service_model import ModelProblem, operation
from slocompiler.aws.violation import ViolationKind

REPOSITORY = Path(__file__).parents[2]


def test_the_shapes_of_an_operation() -> None:
    found = operation("cloudwatch", "PutMetricAlarm")
    assert not isinstance(found, ModelProblem)
    assert found.input.required == ("AlarmName",)
    assert found.model.shapes[found.input.members["AlarmName"].shape].max == 255


def test_the_newest_version_is_taken() -> None:
    # The oldest model of Lambda, of 2014, does not have it.
    assert not isinstance(operation("lambda", "PutProvisionedConcurrencyConfig"), ModelProblem)


@pytest.mark.parametrize(
    ("service", "name", "message", "help"),
    [
        ("cloudwach", "PutMetricAlarm", "AWS has no service `cloudwach`", "did you mean `cloudwatch`?"),
        ("cloudwatch", "PutDashbord", "`cloudwatch` has no operation `PutDashbord`", "did you mean `PutDashboard`?"),
        ("eks", "Scale", "`eks` has no operation `Scale`", ""),
        ("../eks", "UpdateNodegroupConfig", "AWS has no service `../eks`", ""),
    ],
)  # fmt: skip
def test_what_does_not_exist(service: str, name: str, message: str, help: str) -> None:
    problem = operation(service, name)
    assert isinstance(problem, ModelProblem)
    assert problem.message == message
    assert help in problem.help


def test_without_botocore_the_problem_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service_model, "data_folder", lambda: None)
    problem = operation("cloudwatch", "PutMetricAlarm")
    assert isinstance(problem, ModelProblem)
    assert "botocore is not installed" in problem.message
    (found, *_) = check_body("cloudwatch:PutDashboard", {"DashboardName": "x", "DashboardBody": '{"widgets": []}'})
    assert (found.kind, found.help) == (ViolationKind.UNJUDGED, "install boto3")


def test_a_model_that_is_not_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "tiny" / "2026-01-01"
    folder.mkdir(parents=True)
    (tmp_path / "tiny" / "2027-01-01").mkdir()
    (folder / "service-2.json").write_text('{"operations": {"Go": {}}, "shapes": {}}')
    monkeypatch.setattr(service_model, "data_folder", lambda: tmp_path)
    found = operation("tiny", "Go")
    assert not isinstance(found, ModelProblem)
    assert found.input.members == {}
    folder.joinpath("service-2.json").unlink()
    assert isinstance(operation("tiny", "Go"), type(found)), "a model is read once"


def loaded_by(script: str) -> set[str]:
    """The modules that a fresh Python has loaded at the end of a script."""
    script += "\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    return set(done.stdout.splitlines()[-1].split())


def test_the_judge_does_not_load_botocore() -> None:
    loaded = loaded_by("from slocompiler.aws.judge import check_alarm; check_alarm({'AlarmName': 'x'})")
    assert "slocompiler.aws.judge" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in ("botocore", "boto3")}


def test_a_spec_without_alarm_files_does_not_load_the_judge() -> None:
    loaded = loaded_by("from slocompiler.cli.main import run; run(['validate', 'specs/akidb-rest.yaml'])")
    assert "slocompiler.lower.passes.lower_alarm_files" in loaded
    assert not {"slocompiler.aws.judge", "slocompiler.aws.alarm_set", "orjson"} & loaded
