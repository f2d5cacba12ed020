"""The program as a whole."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from slocompiler.cli.main import run
from slocompiler.cli.program import COMMANDS, program
from slocompiler.cli.show import wants_color
from tests.cli.command import environment, run_command
from tests.pipeline.workspaces import replace, workspace


def test_every_command_file_is_registered() -> None:
    folder = Path(__file__).parents[2] / "slocompiler/cli/commands"
    assert {path.stem.rstrip("_") for path in folder.glob("*.py")} - {"__init"} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_first_of_the_help(name: str) -> None:
    command = program.get_command(None, name)  # type: ignore[arg-type]
    assert command
    assert command.name == name
    assert command.help
    assert command.help.splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    command = program.get_command(None, name)  # type: ignore[arg-type]
    assert command
    assert f"slocompile {name}" in (command.help or "")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], ["slocompiler.report", "slocompiler.pipeline", "slocompiler.cli.commands", "pydantic", "yaml"]),
        (["validate"], ["slocompiler.targets", "slocompiler.spec.schema", "orjson", "jinja2", "ruamel", "botocore"]),
    ],
)
def test_commands_import_only_what_they_need(tmp_path: Path, arguments: list[str], absent: list[str]) -> None:
    workspace(tmp_path, "shop")
    script = (
        "import sys\nfrom slocompiler.cli.main import run\n"
        f"run({arguments})\nprint([name for name in sys.modules if name.startswith({tuple(absent)})])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def start(arguments: str, folder: Path, **settings: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "slocompiler", *arguments.split()],
        cwd=folder,
        env=environment(folder),
        stderr=subprocess.PIPE,
        **settings,
    )


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("explain", tmp_path, stdout=writing)
    os.close(writing)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (141, b"")


def test_a_closed_output_is_no_error(tmp_path: Path) -> None:
    outcome = run_command("slocompile explain >&-", tmp_path)
    assert (outcome.code, outcome.errors) == (0, "")


def test_interrupt(tmp_path: Path) -> None:
    workspace(tmp_path, "shop")
    script = "import slocompiler.cli.commands.validate as v, time, slocompiler.pipeline.compile_specs as c\n"
    script += "c.compile_specs = lambda paths: (print('ready', flush=True), time.sleep(20))\n"
    script += "from slocompiler.cli.main import main\nmain(['validate'])"
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell that runs the tests in the background lets them ignore the signal, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout
    process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"\ninterrupted\n")


def fail(*_: object, **__: object) -> None:
    raise ValueError("unexpected\nand more")


def test_a_fault_of_ours_is_reported_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    specs = workspace(tmp_path, "shop")
    monkeypatch.setattr("slocompiler.pipeline.understand.load_workspace", fail)
    monkeypatch.delenv("SLOCOMPILE_DEBUG", raising=False)
    assert run(["validate", str(specs)]) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert first.startswith("internal error: ValueError: unexpected (slocompiler/pipeline/understand.py:")
    assert "Please report it" in others[0]
    assert len(others) == 2


def test_the_traceback_is_there_for_whoever_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    specs = workspace(tmp_path, "shop")
    monkeypatch.setattr("slocompiler.pipeline.understand.load_workspace", fail)
    monkeypatch.setenv("SLOCOMPILE_DEBUG", "1")
    assert run(["validate", str(specs)]) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


class Terminal:
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "variables", "expected"),
    [
        ("auto", {}, True),
        ("auto", {"NO_COLOR": "1"}, False),
        ("auto", {"TERM": "dumb"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {}, False),
    ],
)
def test_color_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, color: str, variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_color(color, Terminal()) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("color", "is_colored"), [("auto", False), ("always", True)])
def test_color_in_a_pipe(tmp_path: Path, color: str, is_colored: bool) -> None:
    specs = workspace(tmp_path / "work", "shop")
    replace(specs / "shop.yaml", "signal: requests\n", "signal: request\n")
    output = run_command(f"slocompile validate --color {color}", tmp_path / "work").output
    assert ("\x1b[" in output) is is_colored


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    specs = workspace(tmp_path / "work", "shop")
    replace(specs / "shop.yaml", "signal: requests\n", "signal: größe\n")
    outcome = run_command("slocompile validate; exit $?", tmp_path / "work", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (outcome.code, outcome.errors) == (1, "")
    assert "gr\\xf6\\xdfe" in outcome.output


def test_completion(tmp_path: Path) -> None:
    line = "COMP_WORDS='slocompile va' COMP_CWORD=1 _SLOCOMPILE_COMPLETE=bash_complete slocompile"
    assert run_command(line, tmp_path).output == "plain,validate\n"
