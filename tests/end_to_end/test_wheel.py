"""The package as it is installed, not as it lies in the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def run(command: list[str], folder: Path, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_brings_its_templates_and_makes_a_spec_that_compiles(tmp_path: Path) -> None:
    build = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(tmp_path), str(REPOSITORY)]
    run(build, tmp_path)
    (wheel,) = tmp_path.glob("slocompiler-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    work = tmp_path / "work"
    work.mkdir()
    installed = {"PYTHONPATH": str(tmp_path / "installed")}
    where = run(["-c", "import slocompiler; print(slocompiler.__file__)"], work, **installed)
    assert where.startswith(str(tmp_path / "installed"))
    run(["-m", "slocompiler", "init", "shop"], work, **installed)
    run(["-m", "slocompiler", "build", "--strict"], work, **installed)
    assert (work / "generated" / "shop" / "rules.yaml").is_file()
    run(["-m", "slocompiler", "site"], work, **installed)
    assert (work / "site" / "services" / "shop.html").is_file()
