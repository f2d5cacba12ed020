"""A commit's files and the same files on the disk are read alike."""

from pathlib import Path

import pytest

from slocompiler.load.files import Disk, FileSource, StoredFiles
from slocompiler.load.workspace import load_workspace
from tests.diff.specs import FILES

CONTENTS = {
    "specs/organization.yaml": FILES["organization.yaml"],
    "specs/cart.yaml": FILES["cart.yaml"],
    "specs/web/shop.yaml": FILES["shop.yaml"],
    "specs/web/rules/a.yaml": "groups: []\n",
    "specs/web/rules/b.yaml": "groups: []\n",
    "specs/.hidden.yaml": "x: 1\n",
    "specs/.git/x.yaml": "x: 1\n",
    "specs/notes.txt": "text",
    "elsewhere/mail.yaml": "x: 1\n",
}
LINKS = {
    "specs/same.yaml": "cart.yaml",
    "specs/twice.yaml": "same.yaml",
    "specs/out.yaml": "../elsewhere/mail.yaml",
    "specs/nowhere.yaml": "gone.yaml",
    "specs/circle.yaml": "circle.yaml",
}


@pytest.fixture(params=["disk", "disk below a root", "stored"])
def source(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileSource:
    if request.param == "stored":
        return StoredFiles(CONTENTS, lambda text: text.encode(), LINKS)
    for name, text in CONTENTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for name, target in LINKS.items():
        (tmp_path / name).symlink_to(target)
    if request.param == "disk":
        monkeypatch.chdir(tmp_path)
        return Disk()
    return Disk(tmp_path)


def test_files_below(source: FileSource) -> None:
    names = [path.as_posix() for path in source.files_below(Path("specs"))]
    # What a link that leads nowhere is called does not matter: it can be read in no case.
    assert [name for name in names if name not in ("specs/nowhere.yaml", "specs/circle.yaml")] == [
        "specs/cart.yaml",
        "specs/notes.txt",
        "specs/organization.yaml",
        "specs/out.yaml",
        "specs/same.yaml",
        "specs/twice.yaml",
        "specs/web/shop.yaml",
        "specs/web/rules/a.yaml",
        "specs/web/rules/b.yaml",
    ]


@pytest.mark.parametrize(
    ("path", "is_file", "is_folder", "is_link"),
    [
        ("specs/cart.yaml", True, False, False),
        ("specs/web/../cart.yaml", True, False, False),
        ("specs/twice.yaml", True, False, True),
        ("specs/nowhere.yaml", False, False, True),
        ("specs/circle.yaml", False, False, True),
        ("specs/web", False, True, False),
        (".", False, True, False),
        ("specs/none", False, False, False),
    ],
)
def test_what_a_path_is(source: FileSource, path: str, is_file: bool, is_folder: bool, is_link: bool) -> None:
    at = Path(path)
    assert (source.is_file(at), source.is_folder(at), source.is_link(at)) == (is_file, is_folder, is_link)


def test_one_file_has_one_real_path(source: FileSource) -> None:
    paths = ("specs/cart.yaml", "specs/same.yaml", "specs/twice.yaml", "specs/web/../cart.yaml")
    assert len({source.real_path(Path(path)) for path in paths}) == 1


def test_patterns(source: FileSource) -> None:
    found = sorted(path.as_posix() for path in source.matching(Path("specs/web"), "rules/*.yaml"))
    assert found == ["specs/web/rules/a.yaml", "specs/web/rules/b.yaml"]


def test_contents(source: FileSource) -> None:
    assert source.read(Path("specs/twice.yaml"), 7) == b"version"
    with pytest.raises(FileNotFoundError):
        source.read(Path("specs/none.yaml"), 1)


def test_a_workspace(source: FileSource) -> None:
    workspace = load_workspace([Path("specs")], source=source)
    assert [service.path for service in workspace.services] == ["specs/cart.yaml", "specs/web/shop.yaml"]
    assert {finding.span.path for finding in workspace.diagnostics} == {
        "specs/nowhere.yaml",
        "specs/circle.yaml",
        "specs/web/rules/a.yaml",
        "specs/web/rules/b.yaml",
    }


def test_one_service_with_what_it_needs(source: FileSource) -> None:
    workspace = load_workspace([Path("specs/web/shop.yaml")], source=source)
    assert [(service.path, service.requested) for service in workspace.services] == [
        ("specs/cart.yaml", False),
        ("specs/web/shop.yaml", True),
    ]
    assert workspace.diagnostics == ()
