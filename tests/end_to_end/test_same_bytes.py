"""The same specs give the same bytes, whatever differs around the build."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
GENERATED = REPOSITORY / "generated"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("seed", "folder"), [("1", "repository"), ("4242", "repository"), ("7", "elsewhere")])
def test_a_build_gives_the_committed_bytes(seed: str, folder: str, tmp_path: Path) -> None:
    """Another order of hashes, another working directory (and so another way to the specs)."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    specs, where = ("specs", REPOSITORY) if folder == "repository" else (str(REPOSITORY / "specs"), elsewhere)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY), "TZ": "Asia/Tokyo", "LANG": "C"}
    out = tmp_path / "out"
    command = [sys.executable, "-m", "slocompiler", "build", specs, "--out", str(out)]
    done = subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(out) == tree(GENERATED)
