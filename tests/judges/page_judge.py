"""The judge of web pages: headless Chromium, axe-core and the Nu HTML checker, from npm, and our program on them."""

import shlex
import shutil
from pathlib import Path

from tests.judges.virtual_environment import EnvironmentUnavailableError, run_to_install

FOLDER = Path(__file__).parent / "pages"
_PROGRAM = "pagejudge.mjs"


def sources() -> list[Path]:
    """What the program depends on beside Node and Java."""
    return [FOLDER / name for name in ("package.json", "package-lock.json", _PROGRAM)]


def install_page_judge(output: Path, home: Path) -> None:
    """Install the packages into `home` anew, unpack the browser there, and write what runs it to `output`.

    EnvironmentUnavailableError when that cannot be done here; the text says why.
    """
    tools = {name: shutil.which(name) for name in ("npm", "node", "java")}
    missing = [name for name, path in tools.items() if path is None]
    if missing:
        raise EnvironmentUnavailableError(f"{' and '.join(missing)} not found (Node.js ≥ 20 with npm, Java ≥ 11)")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for path in sources():
        shutil.copyfile(path, home / path.name)
    node, program = str(tools["node"]), str(home / _PROGRAM)
    run_to_install(
        [str(tools["npm"]), "--prefix", str(home), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    )
    run_to_install([node, program, "--version"])
    output.write_text(f'#!/bin/sh\nexec {shlex.quote(node)} {shlex.quote(program)} "$@"\n', encoding="utf-8")
    output.chmod(0o755)
