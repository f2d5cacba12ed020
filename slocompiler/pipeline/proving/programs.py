"""The programs that prove: where they are, how new they are, how to get them."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

_LONGEST_SECONDS = 600
_VERSION_SECONDS = 20


class Program(Struct, frozen=True):
    """A program and the oldest version that understands what it is asked; `source` says where it comes from."""

    name: str
    oldest: tuple[int, int]
    source: str

    @property
    def how_to_get(self) -> str:
        oldest = ".".join(map(str, self.oldest))
        return f"{self.name} {oldest} or later {self.source}: unpack it, and put the folder on PATH"


#: The rule tests set their start time, which promtool knows since 3.9.
PROMTOOL = Program("promtool", (3, 9), "is part of Prometheus (https://prometheus.io/download/#prometheus)")
AMTOOL = Program("amtool", (0, 27), "is part of Alertmanager (https://prometheus.io/download/#alertmanager)")


class Found(Struct, frozen=True):
    """A usable program: `label` is its name and version."""

    path: Path
    label: str


class Missing(Struct, frozen=True):
    """Why there is none, and what to do about it."""

    reason: str
    help: str


class Answer(Struct, frozen=True):
    ok: bool
    lines: tuple[str, ...]


def find(program: Program) -> Found | Missing:
    """The program on PATH. One that was built without a version is taken to be new."""
    path = shutil.which(program.name)
    if path is None:
        return Missing(f"{program.name} is not on PATH", program.how_to_get)
    version = _version(path)
    if version is None:
        return Found(Path(path), program.name)
    number = ".".join(map(str, version))
    if version[:2] < program.oldest:
        return Missing(f"{path} is version {number}, which is too old", program.how_to_get)
    return Found(Path(path), f"{program.name} {number}")


def ask(found: Found, arguments: Sequence[str], folder: Path) -> Answer:
    """Runs the program in a folder. A run of more than ten minutes is an answer as well: no."""
    command = [str(found.path), *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=_LONGEST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(False, (f"{found.label} did not answer within {_LONGEST_SECONDS} s",))
    except OSError as error:
        return Answer(False, (f"{found.path} cannot be run: {error.strerror}",))
    return Answer(done.returncode == 0, tuple((done.stdout + done.stderr).splitlines()))


def _version(path: str) -> tuple[int, ...] | None:
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, text=True, errors="replace", timeout=_VERSION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    stated = re.search(r"version (\d+)\.(\d+)\.(\d+)", done.stdout + done.stderr)
    return tuple(map(int, stated.groups())) if stated else None
