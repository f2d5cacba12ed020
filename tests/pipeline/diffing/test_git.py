"""Commits and work trees, compared from git's own objects."""

import os
from pathlib import Path

import pytest

from slocompiler.pipeline.diffing.git import GitError
from tests.diff.specs import CART, FILES
from tests.pipeline.diffing.repositories import Repository, changes, diffed, repository

LOWERED = ("cart.yaml", "objective: 99.5%", "objective: 99%")
IS_LOWERED = "objective-lowered risky SLO availability"
IS_RAISED = "objective-raised neutral SLO availability"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = repository(tmp_path / "repository")
    monkeypatch.chdir(made.folder)
    return made


def test_nothing_changed(repo: Repository) -> None:
    assert changes() == []


def test_the_work_tree(repo: Repository) -> None:
    repo.edit(*LOWERED)
    assert IS_LOWERED in changes()
    repo.git("add", "-A")
    assert IS_LOWERED in changes()


def test_a_touched_file_is_no_change(repo: Repository) -> None:
    os.utime(repo.folder / "specs" / "cart.yaml", (1, 1))
    assert changes() == []


def test_untracked_and_deleted_files(repo: Repository) -> None:
    repo.write({"mail.yaml": CART.replace("cart", "mail")})
    assert changes() == ["service-added neutral service"]
    repo.commit()
    (repo.folder / "specs" / "mail.yaml").unlink()
    assert changes() == ["service-removed breaking service"]


def test_two_commits(repo: Repository) -> None:
    repo.edit(*LOWERED)
    second = repo.commit()
    repo.edit("cart.yaml", "objective: 99%", "objective: 95%")
    assert IS_LOWERED in changes("HEAD~1", "HEAD")
    assert IS_RAISED in changes("HEAD", "HEAD") + changes("main", second) or changes("main", second) == []


def test_no_checkout_is_touched(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "other")
    repo.edit(*LOWERED)
    repo.commit()
    repo.git("checkout", "-q", "main")
    before = sorted((path, path.stat().st_mtime_ns) for path in repo.folder.rglob("*") if path.is_file())
    assert IS_LOWERED in changes("main", "other")
    assert sorted((path, path.stat().st_mtime_ns) for path in repo.folder.rglob("*") if path.is_file()) == before


def test_what_others_did_to_the_base_does_not_count(repo: Repository) -> None:
    repo.git("checkout", "-q", "-b", "mine")
    repo.edit("shop.yaml", "objective: 99.9%", "objective: 99.95%")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.edit(*LOWERED)
    repo.commit()
    repo.git("checkout", "-q", "mine")
    found = diffed("main")
    assert {entry.change.service for entry in found.report.entries} == {"shop"}
    assert found.report.is_direct is False


def test_a_bare_clone(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.edit(*LOWERED)
    repo.commit()
    repo.git("clone", "-q", "--bare", str(repo.folder), str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert IS_LOWERED in changes("HEAD~1")


def test_a_shallow_clone_compares_the_base_itself(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("checkout", "-q", "-b", "mine")
    repo.edit(*LOWERED)
    repo.commit()
    shallow = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{repo.folder}", str(shallow))
    monkeypatch.chdir(shallow)
    found = diffed("origin/main", "origin/mine")
    assert found.report.is_direct
    assert "objective-lowered" in {entry.change.kind.name for entry in found.report.entries}


def test_from_a_folder_inside(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.edit(*LOWERED)
    monkeypatch.chdir(repo.folder / "specs")
    spans = {entry.change.kind.name: str(entry.change.new_span) for entry in diffed(specs=".").report.entries}
    assert spans["objective-lowered"] == "specs/cart.yaml:12:29"


def test_an_absolute_path(repo: Repository) -> None:
    repo.edit(*LOWERED)
    assert IS_LOWERED in changes(specs=str(repo.folder / "specs"))


@pytest.mark.parametrize("specs", [".", "a b/sp\u00e9cs", "deep/er/specs"])
def test_where_specs_may_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, specs: str) -> None:
    repo = repository(tmp_path / "repository", specs)
    monkeypatch.chdir(repo.folder)
    repo.edit(*LOWERED)
    assert IS_LOWERED in changes(specs=specs)
    repo.commit()
    assert IS_LOWERED in changes("HEAD~1", "HEAD", specs)


def test_an_organization_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read on both sides, and its changes count."""
    files = {**{f"web/{name}": text for name, text in FILES.items()}, "organization.yaml": FILES["organization.yaml"]}
    del files["web/organization.yaml"]
    repo = repository(tmp_path / "repository", "specs", files)
    monkeypatch.chdir(repo.folder)
    repo.edit("web/cart.yaml", *LOWERED[1:])
    assert IS_LOWERED in changes(specs="specs/web")
    repo.edit("organization.yaml", "scrape_interval: 30s", "scrape_interval: 20s")
    assert "deployment-changed risky organization prometheus scrape_interval" in changes(specs="specs/web")


def test_a_link(repo: Repository) -> None:
    """What a link leads to is read; where it leads is a change."""
    repo.write({"../elsewhere/mail.yaml": CART.replace("cart", "mail")})
    (repo.folder / "specs" / "mail.yaml").symlink_to("cart.yaml")
    repo.commit()
    (repo.folder / "specs" / "mail.yaml").unlink()
    assert diffed().report.errors == ()
    assert changes("HEAD") == []


def test_a_file_that_moves_is_no_change(repo: Repository) -> None:
    (repo.folder / "specs" / "web").mkdir()
    repo.git("mv", "specs/cart.yaml", "specs/web/cart.yaml")
    assert changes() == []


def test_a_renamed_spec_is_no_new_service(repo: Repository) -> None:
    repo.git("mv", "specs/cart.yaml", "specs/basket.yaml")
    repo.edit("basket.yaml", "service: cart", "service: basket")
    repo.edit("shop.yaml", "depends_on: [cart]", "depends_on: [basket]")
    found = changes()
    assert "service-renamed risky service" in found
    assert not [line for line in found if line.startswith(("service-added", "service-removed"))]


def test_no_such_folder(repo: Repository) -> None:
    with pytest.raises(GitError, match="no specs in nowhere"):
        diffed(specs="nowhere")


@pytest.mark.parametrize("specs", ["..", "/"])
def test_a_folder_outside(repo: Repository, specs: str) -> None:
    with pytest.raises(GitError, match="outside of the repository"):
        diffed(specs=specs)


@pytest.mark.parametrize("name", ["nobody", "", "--output=x", "main^{blob}", "HEAD~9"])
def test_no_such_commit(repo: Repository, name: str) -> None:
    with pytest.raises(GitError, match=r"no commit|no name of a commit"):
        diffed(name)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(GitError, match="not a git repository") as problem:
        diffed()
    assert "--from" in problem.value.help


def test_no_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GitError, match="no program `git`"):
        diffed()


def test_specs_that_are_new_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repository", files={"../README": "nothing yet"})
    monkeypatch.chdir(repo.folder)
    repo.write(FILES)
    assert changes() == ["service-added neutral service", "service-added neutral service"]
    repo.commit()
    repo.git("rm", "-q", "-r", "specs")
    assert changes() == ["service-removed breaking service", "service-removed breaking service"]
