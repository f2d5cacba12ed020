"""Judges that are npm packages: a folder of packages for each, and a program that runs beside them."""

import shlex
import shutil
import subprocess
from pathlib import Path

from tests.judges.virtual_environment import LONGEST_S, EnvironmentUnavailableError

FOLDER = Path(__file__).parent / "node"
PACKAGES = FOLDER / "package.json"


def sources(name: str) -> list[Path]:
    """What the program depends on beside the Node that runs it."""
    return [PACKAGES, FOLDER / f"{name}.js"]


def install_packages(name: str, output: Path, home: Path) -> None:
    """Install the packages into `home` anew and write the program that runs with them to `output`."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise EnvironmentUnavailableError("npm and node 20 or later are needed")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    shutil.copyfile(PACKAGES, home / PACKAGES.name)
    program = shutil.copyfile(FOLDER / f"{name}.js", home / f"{name}.js")
    command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    try:
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentUnavailableError(str(error)) from error
    if done.returncode != 0:
        raise EnvironmentUnavailableError(f"npm install failed: {done.stderr.strip()[-300:]}")
    modules = shlex.quote(str(home / "node_modules"))
    output.write_text(f"#!/bin/sh\nSSM_JUDGE_MODULES={modules} exec {shlex.quote(node)} {shlex.quote(str(program))}\n")
    output.chmod(0o755)
