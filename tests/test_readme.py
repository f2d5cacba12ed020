"""The README's examples, each compiled, and its commands, each run."""

import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from slocompiler.cli.main import run
from slocompiler.pipeline.compile_specs import compile_specs
from tests.judges.programs import judge
from tests.snippets import ORGANIZATION, workspace_of

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
YAML_BLOCKS = [text for language, text in BLOCKS if language == "yaml"]

Outcome = tuple[int, str]
Slocompile = Callable[[str, Path], Outcome]


def block(beginning: str) -> str:
    """The one block that begins so."""
    (found,) = [text for _, text in BLOCKS if text.startswith(beginning)]
    return found


@pytest.fixture
def slocompile(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Slocompile:
    """Runs a `slocompile` command in a folder: its exit code and what it printed."""

    def in_folder(command: str, folder: Path) -> Outcome:
        monkeypatch.chdir(folder)
        code = run(shlex.split(command)[1:])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return in_folder


def codes(folder: Path) -> list[str]:
    return [f"{found.span} {found.code}" for found in compile_specs([folder]).diagnostics]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The README's own organization, template and services."""
    for text in YAML_BLOCKS:
        named = re.match(r"# (specs/\S+)\n", text)
        if named:
            path = tmp_path / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_named_examples_compile_without_a_finding(workspace: Path) -> None:
    names = sorted(path.relative_to(workspace).as_posix() for path in workspace.rglob("*.yaml"))
    assert names == [
        "specs/_templates/http-service.yaml",
        "specs/login.yaml",
        "specs/organization.yaml",
        "specs/shop.yaml",
    ]
    assert codes(workspace / "specs") == []


def test_the_part_of_a_service_compiles_without_a_finding(tmp_path: Path) -> None:
    assert codes(workspace_of(block("# part of a service"), tmp_path)) == []


def test_the_part_of_a_service_on_aws_compiles_without_a_finding(tmp_path: Path) -> None:
    action = (
        'cloudwatch: {actions: {P0: "arn:aws:sns:{region}:123456789012:p0", P1: "arn:aws:sns:{region}:123456789012:p1"'
    )
    organization = f'{ORGANIZATION}{action}, P2: "arn:aws:sns:{{region}}:123456789012:p2"}}}}\n'
    specs = workspace_of(block("# part of a spec on AWS"), tmp_path)
    (specs / "organization.yaml").write_text(organization, encoding="utf-8")
    assert codes(specs) == []


def test_the_runbook_shown_compiles_without_a_finding(tmp_path: Path) -> None:
    slo = "slos: {calls: {objective: 99.9%, signal: requests, runbook: spare-nodes}}\n"
    assert codes(workspace_of(block("# part of a runbook") + slo, tmp_path)) == []


def test_the_incident_shown_is_the_one_of_the_worked_example() -> None:
    shown = yaml.safe_load(block("# part of an incident"))["incidents"]
    declared = yaml.safe_load((REPOSITORY / "specs/akidb-rest.yaml").read_text(encoding="utf-8"))["incidents"]
    for name, incident in shown.items():
        assert {key: value for key, value in declared[name].items() if key != "description"} == incident


def test_the_detection_table_shown_is_what_comes_out(slocompile: Slocompile) -> None:
    code, output = slocompile("slocompile detect akidb-rest --environment production", REPOSITORY)
    assert code == 0
    assert block("availability: 99.95%") in output


def test_the_suppression_silences_what_it_says(tmp_path: Path) -> None:
    (text,) = [text for text in YAML_BLOCKS if "slocompile: ignore" in text]
    plain = text.split("  # slocompile")[0].replace("signal: calls", "signal: requests") + "\nrunbooks: {}\n"
    silenced = text.replace("signal: calls", "signal: requests") + "runbooks: {}\n"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (found,) = codes(workspace_of(plain.replace(", runbook: fix-it", ""), tmp_path / "a"))
    assert found.endswith("SLO601")
    assert codes(workspace_of(silenced.replace(", runbook: fix-it", ""), tmp_path / "b")) == []


def test_the_alert_shown_is_what_comes_out(workspace: Path, slocompile: Slocompile) -> None:
    assert slocompile("slocompile build", workspace)[0] == 0
    rules = (workspace / "generated/shop/rules.yaml").read_text(encoding="utf-8")
    shown = yaml.safe_load(block("- alert: ShopAvailabilityBurnFast"))[0]
    (made,) = [
        rule
        for group in yaml.safe_load(rules)["groups"]
        for rule in group["rules"]
        if rule.get("alert") == shown["alert"]
    ]
    assert {key: made[key] for key in shown} == shown


def test_the_finding_shown_is_what_comes_out(workspace: Path, slocompile: Slocompile) -> None:
    spec = workspace / "specs/shop.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("99.95%", "99.95"), encoding="utf-8")
    code, output = slocompile("slocompile validate specs/shop.yaml", workspace)
    assert code == 1
    assert block("specs/shop.yaml:") in output


@pytest.mark.parametrize("command", re.findall(r"- run: (slocompile .*)", README))
def test_the_workflow_commands_pass_on_the_worked_example(
    command: str, slocompile: Slocompile, monkeypatch: pytest.MonkeyPatch
) -> None:
    if " prove" in command:
        for name in ("promtool", "amtool"):
            monkeypatch.setenv("PATH", str(judge(name).parent), prepend=os.pathsep)
    code, output = slocompile(command, REPOSITORY)
    assert code == 0
    if " prove" in command:
        for shown in block("proven ").splitlines():
            assert any(line.startswith(shown) for line in output.splitlines()), shown


def test_files_the_readme_points_to_exist() -> None:
    for target in re.findall(r"\]\(([^)h][^)]*)\)", README):
        path, _, anchor = target.partition("#")
        assert (REPOSITORY / path).exists(), target
        if anchor:
            text = (REPOSITORY / path).read_text(encoding="utf-8")
            headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
            assert anchor in [heading.lower().replace(" ", "-") for heading in headings], target


def test_the_snippet_organization_has_the_severities_that_the_examples_use() -> None:
    assert {"P0", "P1", "P2"} <= set(yaml.safe_load(ORGANIZATION)["severities"])
