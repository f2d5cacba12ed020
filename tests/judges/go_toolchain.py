"""The Go command: finding it, running it, and building a judge with it."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

MODULE = Path(__file__).parent
OLDEST_GO = "Go ≥ 1.26"
USUAL_FOLDER = "/usr/local/go/bin"
LONGEST_BUILD_S = 1500


class GoError(Exception):
    """Go is missing, too old, or refused what it was asked; the text says which."""


@cache
def go_command() -> Path:
    """The go command on PATH or in its usual folder, proven to accept the version our go.mod asks for."""
    found = shutil.which("go") or shutil.which("go", path=USUAL_FOLDER)
    if found is None:
        raise GoError(f"{OLDEST_GO} not found")
    asked = _run(Path(found), ["env", "GOVERSION"], MODULE, 300)
    if asked.returncode != 0:
        raise GoError(f"{OLDEST_GO} not found: {_last_lines(asked.stderr, 1)}")
    return Path(found)


def run_go(arguments: Sequence[str], folder: Path = MODULE) -> str:
    """Standard output of `go ARGUMENTS` in the folder; GoError with the end of its output when it fails."""
    try:
        done = _run(go_command(), arguments, folder, LONGEST_BUILD_S)
    except subprocess.TimeoutExpired as error:
        raise GoError(f"go {arguments[0]} took more than {LONGEST_BUILD_S} s") from error
    if done.returncode != 0:
        raise GoError(f"go {arguments[0]} failed: {_last_lines(done.stderr, 12)}")
    return done.stdout


def build_package(package: str, output: Path, *, version: str, folder: Path = MODULE) -> None:
    """Build the package into `output`; the version is what `--version` will print."""
    flags = f"-s -w -X github.com/prometheus/common/version.Version={version}"
    run_go(["build", "-buildvcs=false", "-ldflags", flags, "-o", str(output), package], folder)


def module_version(module: str, folder: Path = MODULE) -> str:
    """The version that the go.mod of the folder pins for a module, such as "v0.34.2"."""
    listed: str = json.loads(run_go(["list", "-m", "-json", module], folder))["Version"]
    return listed


def module_folder(module: str) -> Path:
    """The module's folder in the Go module cache, downloaded and compared with go.sum first."""
    return Path(json.loads(run_go(["mod", "download", "-json", module]))["Dir"])


def _run(go: Path, arguments: Sequence[str], folder: Path, seconds: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(go), *arguments],
        cwd=folder,
        env=os.environ | {"PATH": f"{go.parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def _last_lines(text: str, count: int) -> str:
    return "\n".join(text.strip().splitlines()[-count:])
