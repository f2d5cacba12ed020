"""Every scenario prints what it says it prints."""

from pathlib import Path

import pytest

from tests.cli.command import run_command
from tests.cli.scenario import matches, printed, read_scenario, rewrite

SCENARIOS = sorted((Path(__file__).parent / "scenarios").glob("*.md"))


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_scenario(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    scenario = read_scenario(path)
    folder = tmp_path / "work"
    folder.mkdir()
    for name, text in scenario.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    outputs = [printed(run_command(step.command, folder)) for step in scenario.steps]
    if request.config.getoption("--snapshot-update"):
        rewrite(scenario, outputs)
        return
    for step, actual in zip(scenario.steps, outputs, strict=True):
        if not matches(step.expected, actual):
            assert list(actual) == list(step.expected), step.command
