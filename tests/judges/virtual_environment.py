"""Judges that are Python packages: a virtual environment for each, and a program that runs in it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "python"
REQUIREMENTS = FOLDER / "requirements.txt"
LONGEST_S = 900


class EnvironmentUnavailableError(Exception):
    """The environment cannot be made here; the text says why."""


def sources(name: str) -> list[Path]:
    """What the program depends on beside the Python that runs it."""
    return [REQUIREMENTS, FOLDER / f"{name}.py"]


def build_in_environment(name: str, output: Path, home: Path) -> None:
    """Make the environment `home` anew and write the program that runs in it to `output`.

    An environment cannot be moved, so `home` is where it stays; it counts only when the program is there.
    """
    make_environment(home, REQUIREMENTS)
    output.write_text(
        f"#!{home / 'bin' / 'python'}\n{(FOLDER / f'{name}.py').read_text(encoding='utf-8')}", encoding="utf-8"
    )
    output.chmod(0o755)


def make_environment(home: Path, requirements: Path) -> None:
    """Make the environment `home` anew, with what the file asks for."""
    shutil.rmtree(home, ignore_errors=True)
    run_to_install([sys.executable, "-m", "venv", str(home)])
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run_to_install([*pip, "-r", str(requirements)])


def run_to_install(command: list[str]) -> None:
    """Run a command of an installer; EnvironmentUnavailableError with the end of its output when it fails."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EnvironmentUnavailableError(str(error)) from error
    if done.returncode != 0:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise EnvironmentUnavailableError(f"{' '.join(command[1:3])} failed: {' '.join(lines[-3:])}")
