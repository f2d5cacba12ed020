"""Provides the judges: from the cache folder, else from PATH when new enough, else built or installed.

`python -m tests.judges.build` provides them all (or those named) and prints their versions.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.judges.cache import build_lock, cached_path
from tests.judges.compile import compile_judge
from tests.judges.go_toolchain import GoError, go_command
from tests.judges.registry import COMPILED, PROGRAMS, JudgeProgram, program
from tests.judges.virtual_environment import EnvironmentUnavailableError


class JudgeUnavailableError(Exception):
    """A judge is neither cached, nor on PATH, nor buildable here; the text says why."""


def provide(name: str) -> Path:
    """Path of the judge's binary, built first when need be (minutes, the first time)."""
    outcome = _outcome(name)
    if isinstance(outcome, str):
        raise JudgeUnavailableError(outcome)
    return outcome


def version_line(name: str, path: Path) -> str:
    """What to print about a judge: its name, its version where it has one, its place."""
    version = _version(path) if program(name).oldest else None
    return f"{name:<21} {'.'.join(map(str, version)) if version else '-':<7} {path}"


@cache  # a failed build is not tried again by the next test
def _outcome(name: str) -> Path | str:
    judge = program(name)
    found = _cached(judge) or _on_path(judge)
    if found:
        return found
    try:
        if judge.origin in COMPILED:
            go_command()
        with build_lock():
            return _cached(judge) or _build(judge)
    except (GoError, EnvironmentUnavailableError, OSError) as error:
        return str(error)


def _cached(judge: JudgeProgram) -> Path | None:
    path = cached_path(judge)
    return path if os.access(path, os.X_OK) else None


def _on_path(judge: JudgeProgram) -> Path | None:
    found = shutil.which(judge.name) if judge.oldest else None
    if found is None or judge.oldest is None:
        return None
    version = _version(Path(found))
    return Path(found) if version is not None and version[:2] >= judge.oldest else None


def _version(path: Path) -> tuple[int, ...] | None:
    try:
        done = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    stated = re.search(r"version (\d+)\.(\d+)\.(\d+)", done.stdout + done.stderr)
    return tuple(map(int, stated.groups())) if stated else None


def _build(judge: JudgeProgram) -> Path:
    _say(f"building {judge.name}, about {judge.cold_minutes} min the first time")
    began = time.monotonic()
    target = cached_path(judge)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{judge.name}.{os.getpid()}")
    try:
        compile_judge(judge, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _say(f"built {judge.name} in {time.monotonic() - began:.0f} s")
    return target


def _say(text: str) -> None:
    stream = sys.__stderr__ or sys.stderr  # pytest replaces sys.stderr
    stream.write(f"judges: {text}\n")
    stream.flush()


def main(names: Sequence[str]) -> int:
    """Provide the named judges, or all; 1 when any cannot be had."""
    missing = 0
    for name in names or [known.name for known in PROGRAMS]:
        try:
            sys.stdout.write(version_line(name, provide(name)) + "\n")
        except JudgeUnavailableError as error:
            missing += 1
            sys.stdout.write(f"{name:<21} MISSING {error}\n")
        sys.stdout.flush()
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
