"""A build after another one: nothing is compiled that did not change, and the result is as from nothing."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from slocompiler.diagnostics import Severity
from slocompiler.pipeline import build_anew
from slocompiler.pipeline.build import build
from slocompiler.pipeline.built import Built, Writing
from slocompiler.pipeline.incremental.build_memory import memory_file, recall
from slocompiler.pipeline.incremental.compiler_identity import compiler_identity
from tests.pipeline.output.trees import content
from tests.pipeline.workspaces import FakeTarget, replace, use_targets, workspace

OBJECTIVE, LOWER = "objective: 99.9%", "objective: 99.5%"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The services that a target was asked for, as they come."""
    asked: list[str] = []
    use_targets(monkeypatch, FakeTarget("rules", finds=Severity.NOTE, asked=asked))
    return asked


@pytest.fixture
def specs(tmp_path: Path, compiled: list[str]) -> Path:
    """Three services, the second of which depends on the third, and a build of them that long ago is over."""
    specs = workspace(tmp_path, "login", "payment", "shop")
    text = (specs / "payment.yaml").read_text()
    (specs / "payment.yaml").write_text(text + "depends_on: [shop]\n")
    for path in specs.rglob("*"):
        grow_old(path)
    build(specs, tmp_path / "generated")
    for path in (tmp_path / "generated").rglob("*"):
        grow_old(path)
    build(specs, tmp_path / "generated", use_memory=False)
    memory_file(specs, tmp_path / "generated", ()).unlink()  # type: ignore[union-attr]
    build(specs, tmp_path / "generated")
    compiled.clear()
    return specs


def grow_old(path: Path) -> None:
    """As if it had been written an hour ago, at a time that is no whole second."""
    then = path.stat().st_mtime_ns - 3_600_000_000_001
    os.utime(path, ns=(then, then))


def again(specs: Path, *, writing: Writing = Writing.WRITE) -> Built:
    return build(specs, specs.with_name("generated"), writing=writing)


def from_nothing(specs: Path) -> tuple[dict[str, str], object]:
    out = specs.with_name("other")
    built = build(specs, out, use_memory=False)
    return content(out), built.diagnostics


def test_nothing_is_compiled_when_nothing_changed(
    specs: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(specs, specs.with_name("generated"), use_memory=False)
    compiled.clear()
    monkeypatch.setattr(build_anew, "build_anew", None)
    second = again(specs)
    assert compiled == []
    assert second.diagnostics == first.diagnostics != ()
    assert second.sources == {str(specs / f"{name}.yaml"): (specs / f"{name}.yaml").read_text() for name in NAMES}
    assert changed(second, sources={}) == changed(first, sources={})


NAMES = ("login", "payment", "shop")


def test_one_changed_spec_compiles_what_knows_of_it(specs: Path, compiled: list[str]) -> None:
    replace(specs / "shop.yaml", OBJECTIVE, LOWER)
    built = again(specs)
    assert compiled == ["payment", "shop"]
    assert built.outcome
    assert built.outcome.changed == ("shop/rules.txt",)
    assert (content(specs.with_name("generated")), built.diagnostics) == from_nothing(specs)


def test_a_spec_that_nobody_knows_of(specs: Path, compiled: list[str]) -> None:
    replace(specs / "login.yaml", OBJECTIVE, LOWER)
    again(specs)
    assert compiled == ["login"]


def test_a_spec_that_was_only_touched(specs: Path, compiled: list[str]) -> None:
    (specs / "shop.yaml").touch()
    again(specs)
    assert compiled == []


def rename(specs: Path) -> None:
    (specs / "login.yaml").rename(specs / "signin.yaml")
    replace(specs / "signin.yaml", "service: login", "service: signin")


def raise_severity(specs: Path) -> None:
    replace(specs / "organization.yaml", "urgency: 2", "urgency: 3")


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "organization": (raise_severity, {"login", "payment", "shop"}),
    "renamed": (rename, {"signin"}),
    "removed": (lambda specs: (specs / "login.yaml").unlink(), set()),
    "added": (lambda specs: (specs / "cart.yaml").write_text(another(specs)), {"cart"}),
    "a link in the place of a file": (lambda specs: link(specs / "login.yaml"), {"login"}),
}


def another(specs: Path) -> str:
    return (specs / "login.yaml").read_text().replace("login", "cart")


def link(path: Path) -> None:
    path.rename(path.with_name("elsewhere.txt"))
    path.symlink_to("elsewhere.txt")
    replace(path.with_name("elsewhere.txt"), OBJECTIVE, LOWER)


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_changes_is_seen(name: str, specs: Path, compiled: list[str]) -> None:
    change, expected = CHANGES[name]
    change(specs)
    built = again(specs)
    assert set(compiled) == expected
    assert (content(specs.with_name("generated")), built.diagnostics) == from_nothing(specs)


def test_what_a_link_leads_to(specs: Path, compiled: list[str]) -> None:
    link(specs / "login.yaml")
    again(specs)
    compiled.clear()
    replace(specs / "elsewhere.txt", LOWER, OBJECTIVE)
    again(specs)
    assert compiled == ["login"]


@pytest.mark.parametrize("writing", [Writing.WRITE, Writing.CHECK])
def test_an_output_that_is_gone(writing: Writing, specs: Path, compiled: list[str]) -> None:
    generated = specs.with_name("generated")
    (generated / "shop/rules.txt").unlink()
    outcome = again(specs, writing=writing).outcome
    assert outcome
    assert outcome.added == ("shop/rules.txt",)
    assert (generated / "shop/rules.txt").exists() is (writing is Writing.WRITE)


def test_an_output_that_was_edited(specs: Path) -> None:
    (specs.with_name("generated") / "shop/rules.txt").write_text("mine\n")
    outcome = again(specs).outcome
    assert outcome
    assert outcome.refused == (("shop/rules.txt", "edited by hand"),)


def test_a_check_reads_what_only_looks_as_it_did(specs: Path) -> None:
    path = specs.with_name("generated") / "shop/rules.txt"
    status = path.stat()
    path.write_text(path.read_text().replace("99.9", "11.1"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    outcome = again(specs, writing=Writing.CHECK).outcome
    assert outcome
    assert outcome.changed == ("shop/rules.txt",)


def test_a_folder_in_which_a_build_was_killed(specs: Path, compiled: list[str]) -> None:
    (specs.parent / ".generated.slocompile-work").mkdir()
    again(specs)
    assert not (specs.parent / ".generated.slocompile-work").exists()


def test_errors_are_not_remembered(specs: Path) -> None:
    replace(specs / "login.yaml", OBJECTIVE, "objective: 199%")
    first, second = again(specs), again(specs)
    assert first.outcome is second.outcome is None
    assert first.diagnostics == second.diagnostics
    replace(specs / "login.yaml", "objective: 199%", OBJECTIVE)
    assert again(specs).outcome == build(specs, specs.with_name("generated"), use_memory=False).outcome


def test_strict_counts_what_was_remembered(specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_targets(monkeypatch, FakeTarget("rules", finds=Severity.WARNING))
    out = specs.with_name("strictly")
    assert build(specs, out).outcome is not None
    assert build(specs, out, strict=True).outcome is None


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-7], lambda data: b"\x91\x01", bytes.swapcase])
def test_a_damaged_memory_costs_time_alone(damage: Callable[[bytes], bytes], specs: Path, compiled: list[str]) -> None:
    file = memory_file(specs, specs.with_name("generated"), ())
    assert file
    file.write_bytes(damage(file.read_bytes()))
    assert again(specs).outcome == build(specs, specs.with_name("generated"), use_memory=False).outcome
    assert set(compiled) == {"login", "payment", "shop"}


def test_a_memory_that_is_wrong_about_outputs(specs: Path) -> None:
    """A service whose files are remembered with other hashes is made again."""
    file = memory_file(specs, specs.with_name("generated"), ())
    memory = recall(file, compiler_identity())
    assert file
    assert memory
    lost = specs.with_name("generated") / "login/rules.txt"
    lost.unlink()
    replace(specs / "shop.yaml", OBJECTIVE, LOWER)
    outcome = again(specs).outcome
    assert outcome
    assert outcome.added == ("login/rules.txt",)
    assert outcome.changed == ("shop/rules.txt",)


def test_another_compiler_compiles_all(specs: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slocompiler.pipeline.build.compiler_identity", lambda: "another one")
    again(specs)
    assert set(compiled) == {"login", "payment", "shop"}


@pytest.mark.parametrize("folder", ["/proc/nowhere", "a-file/below"])
def test_without_a_folder_to_write_to(
    folder: str, specs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("SLOCOMPILE_CACHE", str(tmp_path / folder))
    replace(specs / "shop.yaml", OBJECTIVE, LOWER)
    outcome = again(specs).outcome
    assert outcome
    assert outcome.changed == ("shop/rules.txt",)
