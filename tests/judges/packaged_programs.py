"""Judges that come whole in a package of PyPI or npm: a folder for each, with the versions written down beside here."""

import shutil
from pathlib import Path

from tests.judges.registry import JudgeProgram, Origin
from tests.judges.virtual_environment import EnvironmentUnavailableError, make_environment, run_to_install

FOLDER = Path(__file__).parent / "packaged"


def pins(judge: JudgeProgram) -> list[Path]:
    """The files that name the package's version and those of all that it needs."""
    if judge.origin is Origin.PIP:
        return [FOLDER / f"{judge.name}.txt"]
    return [FOLDER / judge.name / "package.json", FOLDER / judge.name / "package-lock.json"]


def install_packaged(judge: JudgeProgram, output: Path, home: Path) -> None:
    """Install the package into `home` anew and link its program of the judge's name to `output`.

    EnvironmentUnavailableError when that cannot be done here; the text says why.
    """
    program = _with_pip(judge, home) if judge.origin is Origin.PIP else _with_npm(judge, home)
    program.chmod(0o755)  # npm leaves that to scripts of the package, which do not run here
    output.symlink_to(program)


def _with_pip(judge: JudgeProgram, home: Path) -> Path:
    (wanted,) = pins(judge)
    make_environment(home, wanted)
    return home / "bin" / judge.name


def _with_npm(judge: JudgeProgram, home: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise EnvironmentUnavailableError("Node.js ≥ 20 with npm not found")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for path in pins(judge):
        shutil.copyfile(path, home / path.name)
    run_to_install([npm, "--prefix", str(home), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"])
    return home / "node_modules" / judge.package
