"""The folder that keeps built judges between runs, outside the tree."""

import fcntl
import hashlib
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.judges import node_packages, page_judge
from tests.judges.go_toolchain import MODULE
from tests.judges.packaged_programs import pins
from tests.judges.registry import JudgeProgram, Origin
from tests.judges.virtual_environment import sources

RECIPE = "1"  # raise it when the way of building changes
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}


def cache_root() -> Path:
    """`$SLOCOMPILER_JUDGES`, or slocompiler/judges below the user's cache folder."""
    chosen = os.environ.get("SLOCOMPILER_JUDGES")
    if chosen:
        return Path(chosen).expanduser().resolve()
    caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(caches).expanduser() / "slocompiler" / "judges"


def cached_path(judge: JudgeProgram) -> Path:
    """Where the judge's binary is, or will be, for the present go.mod, sources and platform."""
    return cache_root() / _key(judge) / judge.name


@contextmanager
def build_lock() -> Iterator[None]:
    """Held while a judge is built: parallel test workers build one at a time, and each judge once."""
    root = cache_root()
    root.mkdir(parents=True, exist_ok=True)
    with (root / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _key(judge: JudgeProgram) -> str:
    digest = hashlib.sha256(f"{RECIPE} {_platform()}".encode())
    if judge.origin in (Origin.PYTHON, Origin.PIP):
        digest.update(f" {platform.python_version()} {sys.prefix}".encode())
    for path in _sources(judge):
        digest.update(f"\n{path.relative_to(MODULE).as_posix()}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _sources(judge: JudgeProgram) -> list[Path]:
    if judge.origin is Origin.PYTHON:
        return sources(judge.name)
    if judge.origin is Origin.PAGES:
        return page_judge.sources()
    if judge.origin is Origin.NODE:
        return node_packages.sources(judge.name)
    if judge.origin in (Origin.PIP, Origin.NPM):
        return pins(judge)
    root = MODULE / judge.folder
    return [root / "go.mod", root / "go.sum", *_own_sources(judge)]


def _own_sources(judge: JudgeProgram) -> list[Path]:
    if judge.origin is not Origin.OWN:
        return []
    return sorted((MODULE / ("go" if judge.folder == "." else judge.folder)).rglob("*.go"))


def _platform() -> str:
    machine = platform.machine().lower()
    system = os.environ.get("GOOS") or platform.system().lower()
    return f"{system}/{os.environ.get('GOARCH') or MACHINES.get(machine, machine)}"
