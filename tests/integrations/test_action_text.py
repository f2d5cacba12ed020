"""What linters say of action.yml, of the shell in it, and of the workflow that the README shows."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.integrations.github_action import REPOSITORY, inputs_of, steps
from tests.integrations.readme import readme_block
from tests.judges.programs import judge

SHELL = [step for step in steps() if "run" in step]


def output_of(command: list[str], folder: Path, text: str = "") -> str:
    """What a linter prints when it is not content; empty when it is."""
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, timeout=60, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def workflow(action: str) -> str:
    """The README's workflow, with the action from there."""
    shown = readme_block("# .github/workflows/slos.yml")
    used = re.sub(r"uses: \S+/slocompiler@\S+", f"uses: {action}", shown)
    assert used != shown
    return used


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the README's workflow, in which the action is found on this disk."""
    (tmp_path / ".github/workflows").mkdir(parents=True)
    (tmp_path / ".github/workflows/slos.yml").write_text(workflow("./"))
    (tmp_path / "action.yml").write_bytes((REPOSITORY / "action.yml").read_bytes())
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize("step", SHELL, ids=lambda step: step["name"])
def test_shellcheck_has_nothing_to_say(step: dict[str, str], tmp_path: Path) -> None:
    shellcheck = [str(judge("shellcheck")), "--shell=bash", "-"]
    assert output_of(shellcheck, tmp_path, step["run"]) == ""


def test_zizmor_has_nothing_to_say_of_the_action() -> None:
    zizmor = [str(judge("zizmor")), "--offline", "--no-progress", "--quiet", "--persona", "auditor", "action.yml"]
    assert output_of(zizmor, REPOSITORY) == ""


def test_zizmor_has_nothing_to_say_of_the_workflow(tmp_path: Path) -> None:
    (tmp_path / "slos.yml").write_text(workflow(f"example/slocompiler@{'0' * 40}"))
    zizmor = [str(judge("zizmor")), "--offline", "--no-progress", "--quiet", "--persona", "auditor", "slos.yml"]
    assert output_of(zizmor, tmp_path) == ""


def test_actionlint_has_nothing_to_say(repository: Path) -> None:
    actionlint = [str(judge("actionlint")), "-shellcheck", str(judge("shellcheck")), "-no-color"]
    assert output_of(actionlint, repository) == ""


def test_actionlint_knows_the_inputs(repository: Path) -> None:
    path = repository / ".github/workflows/slos.yml"
    path.write_text(path.read_text().replace("comment:", "coment:"))
    assert 'input "coment" is not defined' in output_of([str(judge("actionlint")), "-no-color"], repository)


def test_zizmor_would_find_text_put_into_the_shell(tmp_path: Path) -> None:
    text = (REPOSITORY / "action.yml").read_text()
    (tmp_path / "action.yml").write_text(text.replace('-- "$SPECS"', "-- ${{ inputs.specs }}"))
    found = output_of([str(judge("zizmor")), "--offline", "--no-progress", "--quiet", "action.yml"], tmp_path)
    assert "template-injection" in found


def test_the_shell_has_no_text_from_outside_and_stops_at_the_first_failure() -> None:
    for step in SHELL:
        assert "${{" not in step["run"], step["name"]
        assert step["run"].startswith("set -euo pipefail\n"), step["name"]
        assert step["shell"] == "bash"


def test_every_input_is_described_and_used() -> None:
    text = (REPOSITORY / "action.yml").read_text()
    for name, given in inputs_of().items():
        assert given["description"], name
        assert f"inputs.{name} " in text, name


def test_what_others_made_is_pinned_by_commit() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
