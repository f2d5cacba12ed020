"""The scenario runner can fail."""

from pathlib import Path

import pytest

from tests.cli.command import Outcome, run_command
from tests.cli.scenario import matches, printed, read_scenario, rewrite


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (("a",), ("a",), True),
        (("a",), ("b",), False),
        (("a",), ("a", "b"), False),
        (("a", "b"), ("a",), False),
        (("wrote ... files",), ("wrote 12 files",), True),
        (("wrote ... files",), ("wrote 12 folders",), False),
        (("[exit 1]",), ("[exit 1]",), True),
        (("[exit 1]",), ("x",), False),
        (("a*",), ("ab",), False),
    ],
)
def test_matches(expected: tuple[str, ...], actual: tuple[str, ...], same: bool) -> None:
    assert matches(expected, actual) is same


def test_printed() -> None:
    assert printed(Outcome(1, "a\n\nb  \n", "no\n")) == ("a", "", "b", "2> no", "[exit 1]")


def test_a_scenario_without_a_command_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("```yaml specs/a.yaml\na: 1\n```\n")
    with pytest.raises(ValueError, match="runs no command"):
        read_scenario(tmp_path / "x.md")


def test_rewrite(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("Text.\n\n```yaml a.yaml\na: 1\n```\n\n```console\n$ one\nold\n$ two\n```\n")
    rewrite(read_scenario(path), [("new",), ("[exit 2]",)])
    assert path.read_text().endswith("```console\n$ one\nnew\n$ two\n[exit 2]\n```\n")
    assert [step.expected for step in read_scenario(path).steps] == [("new",), ("[exit 2]",)]


def test_rewrite_keeps_what_matches(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("```console\n$ one\nwrote ... files\n```\n")
    rewrite(read_scenario(path), [("wrote 3 files",)])
    assert "wrote ... files" in path.read_text()


def test_commands_see_nothing_of_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    assert "SSH" not in run_command("env", folder).output
    assert run_command("slocompile --version", folder).output.startswith("slocompile, version ")
