"""The output folder holds what was made; everything else in it stays."""

from pathlib import Path

import pytest

from slocompiler.pipeline.output.names import MANIFEST
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.write_artifacts import check_artifacts, write_artifacts
from tests.pipeline.output.trees import NEW, OLD, content, listed, made, texts


@pytest.fixture(params=["exchange", "in place"])
def out(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder for each of the two ways in which it can be changed."""
    if request.param == "in place":
        refuse_exchange(monkeypatch)
    return tmp_path / "generated"


def refuse_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(one: Path, other: Path) -> None:
        raise OSError(18, "Invalid cross-device link", str(one))

    monkeypatch.setattr("slocompiler.pipeline.output.disk.exchange", refuse)


def test_first_build(out: Path) -> None:
    outcome = write_artifacts(out, OLD)
    assert content(out) == texts(OLD)
    assert outcome.added == tuple(sorted(texts(OLD)))
    assert listed(out) == set(texts(OLD))


def test_next_build_changes_what_differs(out: Path) -> None:
    write_artifacts(out, OLD)
    outcome = write_artifacts(out, NEW)
    assert content(out) == texts(NEW)
    assert outcome.added == ("b/c/fresh.yaml", "fresh.yaml")
    assert outcome.changed == ("a/changed.yaml",)
    assert outcome.removed == ("a/moved.yaml", "gone/only.yaml")
    assert outcome.unchanged == 1
    assert not (out / "gone").exists()


def test_nothing_is_left_beside_the_folder(out: Path) -> None:
    write_artifacts(out, OLD)
    write_artifacts(out, NEW)
    assert [path.name for path in out.parent.iterdir()] == ["generated"]
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "a", "b", "fresh.yaml"]


def test_an_unchanged_build_touches_nothing(out: Path) -> None:
    write_artifacts(out, OLD)
    before = marks(out)
    assert write_artifacts(out, OLD).is_clean
    assert marks(out) == before


def marks(root: Path) -> dict[Path, tuple[int, int, int]]:
    """What changes when a file or folder is written, replaced or renamed."""
    found = {path: path.stat() for path in [root, *root.rglob("*")]}
    return {path: (status.st_ino, status.st_mtime_ns, status.st_ctime_ns) for path, status in found.items()}


def test_an_unchanged_file_is_not_written(out: Path) -> None:
    write_artifacts(out, OLD)
    before = (out / "a/same.yaml").stat()
    write_artifacts(out, NEW)
    after = (out / "a/same.yaml").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_foreign_files_stay(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    write_artifacts(out, OLD)
    (out / "README.md").write_text("read me")
    (out / "gone/notes.txt").write_text("notes")
    (out / "empty/folder").mkdir(parents=True)
    (out / "a/link").symlink_to(tmp_path / "elsewhere")
    (out / "a").chmod(0o2750)
    inode = (out / "README.md").stat().st_ino
    write_artifacts(out, NEW)
    foreign = {"README.md": "read me", "gone/notes.txt": "notes", "empty/folder": "/"}
    assert content(out) == texts(NEW) | foreign | {"a/link": f"-> {tmp_path}/elsewhere"}
    assert (out / "README.md").stat().st_ino == inode
    assert (out / "a").stat().st_mode & 0o7777 == 0o2750
    assert (tmp_path / "elsewhere").read_text() == "mine"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("a/changed.yaml", "edited by hand"),
        ("a/moved.yaml", "edited by hand"),
        ("fresh.yaml", "not written by slocompile"),
    ],
    ids=["would be overwritten", "would be removed", "was there before"],
)
def test_a_file_of_somebody_else_is_refused(out: Path, path: str, reason: str) -> None:
    write_artifacts(out, OLD)
    (out / path).write_text("by hand")
    before = content(out)
    assert write_artifacts(out, NEW).refused == ((path, reason),)
    assert content(out) == before
    assert write_artifacts(out, NEW, force=True).refused == ()
    assert content(out) == texts(NEW)


def test_a_file_that_is_right_already_is_adopted(out: Path) -> None:
    out.mkdir()
    (out / "fresh.yaml").write_text("new")
    assert write_artifacts(out, NEW).refused == ()
    assert "fresh.yaml" in listed(out)


def test_a_deleted_file_comes_back(out: Path) -> None:
    write_artifacts(out, OLD)
    (out / "a/changed.yaml").unlink()
    assert write_artifacts(out, OLD).added == ("a/changed.yaml",)
    assert content(out) == texts(OLD)


def test_a_link_in_place_of_a_file_is_replaced_by_force_and_not_followed(out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    write_artifacts(out, OLD)
    (out / "a/changed.yaml").unlink()
    (out / "a/changed.yaml").symlink_to(tmp_path / "elsewhere")
    assert write_artifacts(out, NEW).refused == (("a/changed.yaml", "a symbolic link or a special file"),)
    write_artifacts(out, NEW, force=True)
    assert content(out) == texts(NEW)
    assert (tmp_path / "elsewhere").read_text() == "mine"


@pytest.mark.parametrize("force", [False, True])
def test_a_linked_folder_is_not_written_through(out: Path, tmp_path: Path, force: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "b").symlink_to(tmp_path / "elsewhere")
    assert write_artifacts(out, NEW, force=force).refused == (("b", "in the way of a generated file"),)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_place_of_a_file_is_refused(out: Path, force: bool) -> None:
    (out / "fresh.yaml").mkdir(parents=True)
    assert write_artifacts(out, NEW, force=force).refused == (("fresh.yaml", "in the way of a generated file"),)


def test_a_file_becomes_a_folder_and_back(out: Path) -> None:
    as_file, as_folder = made(a="x"), {"rules": [*made(a__b="x")["rules"]]}
    as_folder["rules"] = [
        type(artifact)(artifact.path.replace("a/", "a.yaml/"), "x") for artifact in as_folder["rules"]
    ]
    for wanted in (as_file, as_folder, as_file):
        assert write_artifacts(out, wanted).refused == ()
        assert content(out) == texts(wanted)


def test_files_of_other_targets_stay_in_a_build_of_some(out: Path) -> None:
    write_artifacts(out, {**made("rules", a="1"), **made("routes", b="1")})
    write_artifacts(out, made("rules", c="2"), all_targets=False)
    assert content(out) == {"b.yaml": "1", "c.yaml": "2"}
    assert listed(out) == {"b.yaml", "c.yaml"}


def test_files_of_a_target_that_is_gone_are_removed(out: Path) -> None:
    write_artifacts(out, {**made("rules", a="1"), **made("routes", b="1")})
    write_artifacts(out, made("rules", a="1"))
    assert content(out) == {"a.yaml": "1"}


def test_check_lists_what_differs_and_writes_nothing(out: Path) -> None:
    write_artifacts(out, OLD)
    before = content(out)
    outcome = check_artifacts(out, NEW)
    assert outcome.added == ("b/c/fresh.yaml", "fresh.yaml")
    assert outcome.changed == ("a/changed.yaml",)
    assert outcome.removed == ("a/moved.yaml", "gone/only.yaml")
    assert content(out) == before
    assert check_artifacts(out, OLD).is_clean


@pytest.mark.parametrize("damage", ["edit", "delete", "manifest"])
def test_check_sees_damage(out: Path, damage: str) -> None:
    write_artifacts(out, OLD)
    if damage == "edit":
        (out / "a/same.yaml").write_text("by hand")
    elif damage == "delete":
        (out / "a/same.yaml").unlink()
    else:
        (out / MANIFEST).write_text("<<<<<<< HEAD")
    assert not check_artifacts(out, OLD).is_clean


def test_check_makes_no_folder(tmp_path: Path) -> None:
    assert not check_artifacts(tmp_path / "no/generated", OLD).is_clean
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_manifest_is_refused_without_force(out: Path) -> None:
    write_artifacts(out, OLD)
    (out / MANIFEST).write_text("<<<<<<< HEAD")
    with pytest.raises(OutputError, match="is damaged"):
        write_artifacts(out, OLD)
    write_artifacts(out, OLD, force=True)
    assert check_artifacts(out, OLD).is_clean


def test_the_output_may_be_a_link_to_a_folder(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    write_artifacts(out, OLD)
    write_artifacts(out, NEW)
    assert out.is_symlink()
    assert content(tmp_path / "real") == texts(NEW)


def test_the_output_may_be_the_working_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.mkdir()
    monkeypatch.chdir(out)
    write_artifacts(Path(), OLD)
    assert Path.cwd() == out
    assert content(out) == texts(OLD)


def test_a_file_as_the_output_is_refused(out: Path) -> None:
    out.write_text("")
    with pytest.raises(OutputError, match="is not a folder"):
        write_artifacts(out, OLD)


def test_a_full_disk_leaves_the_old_tree(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    write_artifacts(out, OLD)
    before = content(out)
    with monkeypatch.context() as full:
        full.setattr("slocompiler.pipeline.output.disk.write_file", no_space)
        with pytest.raises(OutputError, match="No space left"):
            write_artifacts(out, NEW)
    assert content(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["generated"]


def test_same_input_gives_the_same_manifest(tmp_path: Path) -> None:
    write_artifacts(tmp_path / "one", OLD)
    write_artifacts(tmp_path / "two", NEW)
    write_artifacts(tmp_path / "two", {"rules": list(reversed(list(OLD["rules"])))})
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()
