"""A digest changes with all that a meaning is read from, and with nothing else."""

from pathlib import Path

import pytest

from slocompiler.load.workspace import load_workspace
from tests.load.workspaces import service, write
from tests.snippets import ORGANIZATION

HEIR = service("a", "extends: {http: {}}\n")
TEMPLATE = "version: slocompiler/v1\ntemplate: http\n"


def digest_of(path: Path, name: str = "a") -> str:
    workspace = load_workspace([path])
    return next(service.digest for service in workspace.services if service.spec.service == name)


def test_not_of_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = write(tmp_path / "one", a=HEIR, _templates__http=TEMPLATE)
    two = write(tmp_path / "two", web__a=HEIR, _templates__http=TEMPLATE, b=service("b"))
    expected = digest_of(one)
    assert digest_of(two) == expected == digest_of(two / "web" / "a.yaml")
    monkeypatch.chdir(one)
    assert digest_of(Path()) == expected
    assert len(expected) == 64


@pytest.mark.parametrize("changed", ["a", "_templates__http", "organization"])
def test_of_every_source(changed: str, tmp_path: Path) -> None:
    files = {"a": HEIR, "_templates__http": TEMPLATE, "organization": ORGANIZATION, "b": service("b")}
    before = write(tmp_path / "before", **files)
    after = write(tmp_path / "after", **{**files, changed: files[changed] + "# changed\n"})
    assert digest_of(before) != digest_of(after)
    assert (digest_of(before, "b") == digest_of(after, "b")) is (changed != "organization")


def test_of_the_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, a=service("a"))
    before = digest_of(folder)
    monkeypatch.setattr("slocompiler.load.documents.source_document.__version__", "99")
    assert digest_of(folder) != before
