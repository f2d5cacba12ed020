"""A journal is not trusted: it may come with a checkout."""

import json
from pathlib import Path

import pytest

from slocompiler.pipeline.output.names import WORK
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.write_artifacts import check_artifacts, write_artifacts
from tests.pipeline.output.trees import OLD, content, texts


def plant(out: Path, journal: object) -> None:
    (out / WORK / "new").mkdir(parents=True)
    (out / WORK / "journal.json").write_text(json.dumps(journal))


@pytest.mark.parametrize("path", ["../precious", "/precious", "a/../../precious", "linked/precious", "\0"])
@pytest.mark.parametrize("key", ["remove", "write"])
def test_a_journal_reaches_nothing_outside(tmp_path: Path, key: str, path: str) -> None:
    (tmp_path / "precious").write_text("mine")
    out = tmp_path / "generated"
    write_artifacts(out, OLD)
    (out / "linked").symlink_to(tmp_path)
    plant(out, {"write": [], "remove": []} | {key: [path]})
    with pytest.raises(OutputError):
        check_artifacts(out, OLD)
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.parametrize("journal", [None, [], {}, {"write": 1, "remove": []}])
def test_what_is_no_journal_is_said_to_be_damaged(tmp_path: Path, journal: object) -> None:
    out = tmp_path / "generated"
    plant(out, journal)
    with pytest.raises(OutputError, match="cannot be followed"):
        write_artifacts(out, OLD)


def test_a_linked_work_folder_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "generated", tmp_path / "elsewhere"
    plant(elsewhere, {"write": [], "remove": ["a/same.yaml"]})
    write_artifacts(out, OLD)
    (out / WORK).symlink_to(elsewhere / WORK)
    write_artifacts(out, OLD)
    assert content(out) == texts(OLD)
    assert (elsewhere / WORK / "journal.json").exists()
