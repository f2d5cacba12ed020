"""From specs to files, with targets of our own."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Severity
from slocompiler.pipeline.build import build
from slocompiler.pipeline.built import Writing
from tests.pipeline.output.trees import content
from tests.pipeline.workspaces import FakeTarget, replace, use_targets, workspace

OBJECTIVE = "objective: 99.9%"


@pytest.fixture
def specs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_targets(monkeypatch, FakeTarget("rules"), FakeTarget("routes"))
    return workspace(tmp_path, "shop", "payment")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "generated"


def test_every_target_builds_every_service(specs: Path, out: Path) -> None:
    built = build(specs, out)
    assert built.diagnostics == ()
    assert built.targets == ("rules", "routes")
    assert content(out) == {
        f"{folder}/{target}.txt": text
        for target in ("rules", "routes")
        for folder, text in (
            ("_organization", "payment\nshop\n"),
            ("payment", "availability: 99.9%\n"),
            ("shop", "availability: 99.9%\n"),
        )
    }


def test_a_service_that_is_gone_takes_its_files_along(specs: Path, out: Path) -> None:
    build(specs, out)
    (specs / "payment.yaml").unlink()
    outcome = build(specs, out).outcome
    assert outcome
    assert outcome.removed == ("payment/routes.txt", "payment/rules.txt")
    assert not (out / "payment").exists()


def test_one_target_leaves_the_others_files(specs: Path, out: Path) -> None:
    build(specs, out)
    replace(specs / "shop.yaml", OBJECTIVE, "objective: 99.5%")
    build(specs, out, targets=["rules"])
    assert content(out)["shop/rules.txt"] == "availability: 99.5%\n"
    assert content(out)["shop/routes.txt"] == "availability: 99.9%\n"


def test_an_unknown_target(specs: Path, out: Path) -> None:
    with pytest.raises(KeyError):
        build(specs, out, targets=["nonsense"])


@pytest.mark.parametrize("writing", Writing)
def test_nothing_is_written_while_there_are_errors(specs: Path, out: Path, writing: Writing) -> None:
    replace(specs / "shop.yaml", OBJECTIVE, "objective: 100%")
    built = build(specs, out, writing=writing)
    assert built.outcome is None
    assert [diagnostic.severity for diagnostic in built.diagnostics] == [Severity.ERROR]
    assert not out.exists()


@pytest.mark.parametrize(
    ("severity", "strict", "is_written"),
    [
        (Severity.NOTE, True, True),
        (Severity.WARNING, False, True),
        (Severity.WARNING, True, False),
        (Severity.ERROR, False, False),
    ],
)
def test_what_targets_find(
    specs: Path, out: Path, monkeypatch: pytest.MonkeyPatch, severity: Severity, strict: bool, is_written: bool
) -> None:
    use_targets(monkeypatch, FakeTarget("rules", finds=severity))
    built = build(specs, out, strict=strict)
    assert [diagnostic.code for diagnostic in built.diagnostics] == ["SLO999", "SLO999"]
    assert out.exists() is is_written


def test_what_targets_find_can_be_suppressed(specs: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_targets(monkeypatch, FakeTarget("rules", finds=Severity.ERROR), FakeTarget("routes"))
    for name in ("shop.yaml", "payment.yaml"):
        replace(specs / name, OBJECTIVE, f"{OBJECTIVE}  # slocompile: ignore SLO999 -- good enough")
    assert build(specs, out).diagnostics == ()
    without_findings = build(specs, out, targets=["routes"]).diagnostics
    assert [diagnostic.code for diagnostic in without_findings] == ["SLO903", "SLO903"]


def test_check(specs: Path, out: Path) -> None:
    build(specs, out)
    before = content(out)
    replace(specs / "shop.yaml", OBJECTIVE, "objective: 99.5%")
    outcome = build(specs, out, writing=Writing.CHECK).outcome
    assert outcome
    assert outcome.changed == ("shop/routes.txt", "shop/rules.txt")
    assert content(out) == before


def test_force(specs: Path, out: Path) -> None:
    build(specs, out)
    (out / "shop/rules.txt").write_text("by hand")
    replace(specs / "shop.yaml", OBJECTIVE, "objective: 99.5%")
    refused = build(specs, out).outcome
    assert refused
    assert refused.refused == (("shop/rules.txt", "edited by hand"),)
    build(specs, out, writing=Writing.FORCE)
    assert content(out)["shop/rules.txt"] == "availability: 99.5%\n"


def test_a_target_that_fails_leaves_the_old_tree(specs: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(specs, out)
    before = content(out)
    use_targets(monkeypatch, FakeTarget("rules"), FakeTarget("routes", fails=True))
    with pytest.raises(RuntimeError):
        build(specs, out, use_memory=False)
    assert content(out) == before


def test_progress_counts_all_work(specs: Path, out: Path) -> None:
    seen = []
    build(specs, out, progress=lambda done, total, what: seen.append((done, total, what)))
    assert [done for done, _, _ in seen] == list(range(4))
    assert [what for _, _, what in seen] == ["payment", "shop", "rules: example", "routes: example"]
    assert {total for _, total, _ in seen} == {4}
