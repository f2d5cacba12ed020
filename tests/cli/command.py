"""Runs a command in a folder, with an environment that holds nothing of the machine's own."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from slocompiler.cli.main import main

_SHELL_WORDS = set("|&;<>$*`(){}!\\")


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    output: str
    errors: str


def environment(folder: Path) -> dict[str, str]:
    """PATH leads to this interpreter's programs and the system's; there is no terminal, no colour, no locale."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}


def run_command(line: str, folder: Path, **variables: str) -> Outcome:
    """`slocompile ...` runs in a fork of this process, which has all modules in memory; everything else in bash."""
    variables = environment(folder) | variables
    if line.startswith("slocompile ") and not _SHELL_WORDS & set(line):
        return _run_forked(shlex.split(line)[1:], folder, variables)
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=variables, capture_output=True, text=True, timeout=60, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _run_forked(arguments: list[str], folder: Path, variables: dict[str, str]) -> Outcome:
    output, errors = folder.parent / "output", folder.parent / "errors"
    with output.open("w") as out, errors.open("w") as err:
        child = os.fork()
        if child == 0:
            _run_and_exit(arguments, folder, variables, out.fileno(), err.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Outcome(code, output.read_text(), errors.read_text())


def _run_and_exit(arguments: list[str], folder: Path, variables: dict[str, str], out: int, err: int) -> None:
    """In the child: never comes back, whatever happens."""
    code: int | str | None = 99
    try:
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(variables)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        main(arguments)
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)
