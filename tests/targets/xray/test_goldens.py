"""Whole artifacts, small enough to be read. Set UPDATE_GOLDENS=1 to write them anew, and read them again then."""

import os
import re
from pathlib import Path

import pytest

from tests.targets.xray.built import built, files
from tests.targets.xray.examples import EXAMPLES

GOLDEN = Path(__file__).parent / "golden"


def made(name: str, folder: Path) -> dict[str, str]:
    """Artifacts without what depends on the folder they were built in."""
    texts = files(built(EXAMPLES[name], folder))
    return {path: _anywhere(text, folder) for path, text in texts.items()}


def _anywhere(text: str, folder: Path) -> str:
    return re.sub(r"\b[0-9a-f]{64}\b", "0" * 64, text.replace(f"{folder}/", ""))


@pytest.mark.parametrize("name", EXAMPLES)
def test_artifacts_are_the_golden_ones(name: str, tmp_path: Path) -> None:
    texts, folder = made(name, tmp_path), GOLDEN / name
    if os.environ.get("UPDATE_GOLDENS"):
        for path, text in texts.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    golden = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }
    assert texts == golden
