"""Formatting files: what is written, what is refused, what is left alone."""

import stat
from pathlib import Path

import pytest

from slocompiler.pipeline import format_specs as module
from slocompiler.pipeline.format_specs import format_specs
from slocompiler.pipeline.make import make
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.rewriting.rewritten import Rewritten, write
from slocompiler.targets.registry import TARGETS
from tests.pipeline.workspaces import replace, workspace

SPECS = Path(__file__).parents[2] / "specs"


def test_the_worked_example_is_laid_out() -> None:
    found = format_specs([SPECS])
    assert [file.shown_as for file in found.changed] == []
    assert (found.refused, found.findings) == ((), ())


def test_what_init_writes_is_laid_out(tmp_path: Path) -> None:
    assert format_specs([workspace(tmp_path, "shop")]).changed == ()


def test_artifacts_of_another_layout_are_the_same(tmp_path: Path) -> None:
    """Numbers, durations and quotes in another spelling: every artifact is, but for the hash of its source."""
    specs = workspace(tmp_path, "shop")
    before = _artifacts(specs)
    spec = specs / "shop.yaml"
    text = spec.read_text()
    text = text.replace("for: 10m", "for: 600s").replace("99.9%", "'99.90%'").replace("mean: 100/s", "mean: 100.0/s")
    spec.write_text(text.replace("    signal: requests\n", "") + "# end\n")
    spec.write_text(
        spec.read_text().replace("runbook: error-budget-burn\n", "runbook: error-budget-burn\n    signal: requests\n")
    )
    found = format_specs([specs])
    assert [file.shown_as for file in found.changed] == [spec.as_posix()]
    for file in found.changed:
        write(file)
    assert _artifacts(specs) == before


def _artifacts(specs: Path) -> dict[str, list[str]]:
    """The lines of every artifact, without those that name the source."""
    made = make(specs, TARGETS).artifacts
    assert made is not None
    return {
        artifact.path: [line for line in artifact.text.splitlines() if "sha256" not in line and "digest" not in line]
        for artifacts in made.values()
        for artifact in artifacts
    }


def test_broken_files_are_reported_and_others_go_on(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop", "login")
    replace(specs / "shop.yaml", "team: platform\n", "team: platform \n")
    (specs / "login.yaml").write_text("service: [login\n")
    (specs / "list.yaml").write_text("- a\n")
    found = format_specs([specs])
    assert [Path(file.shown_as).name for file in found.changed] == ["shop.yaml"]
    assert [finding.code for finding in found.findings] == ["SLO202", "SLO123"]


def test_files_of_rules_beside_specs_are_no_specs(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop")
    (specs / "rules.yaml").write_text("groups:   []\n")
    with (specs / "shop.yaml").open("a") as stream:
        stream.write("extra_rules:\n  mixin: {prometheus: [rules.yaml], severity: P1, runbook: error-budget-burn}\n")
    found = format_specs([specs])
    assert (found.changed, found.findings) == ((), ())


def test_a_wrong_layout_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    specs = workspace(tmp_path, "shop", "login")
    replace(specs / "login.yaml", "team: platform\n", "team: platform \n")

    def faulty(text: str, *_: object) -> str:
        return text.replace("99.9%", "99%") if "service: shop" in text else text.replace(" \n", "\n")

    monkeypatch.setattr(module, "format_text", faulty)
    found = format_specs([specs])
    assert [Path(path).name for path in found.refused] == ["shop.yaml"]
    assert [Path(file.shown_as).name for file in found.changed] == ["login.yaml"]


def test_a_layout_with_a_new_finding_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comment that suppresses a finding no longer does."""
    specs = workspace(tmp_path, "shop")
    ignored = "  # slocompile: ignore SLO607 -- used by hand\n  spare: {title: Spare, steps: [{do: Nothing}]}\n"
    replace(specs / "shop.yaml", "runbooks:\n", "runbooks:\n" + ignored)
    assert format_specs([specs]).refused == ()
    monkeypatch.setattr(module, "format_text", lambda text, *_: text.replace("by hand\n", "by hand\n\n"))
    assert [Path(path).name for path in format_specs([specs]).refused] == ["shop.yaml"]


def rewritten(path: Path, old: str, new: str) -> Rewritten:
    return Rewritten(path, path.name, old, new)


def test_writing_keeps_mode_link_and_line_ends(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    real.chmod(0o640)
    link.symlink_to(real)
    write(rewritten(link, "a: 1\nb: 2\n", "a: 1\nb: 3\n"))
    assert link.is_symlink()
    assert real.read_bytes() == b"a: 1\r\nb: 3\r\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_a_file_that_was_changed_in_the_meantime_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 2\n")
    with pytest.raises(OutputError, match="was changed in the meantime"):
        write(rewritten(path, "a: 1\n", "a: 3\n"))
    assert path.read_text() == "a: 2\n"


def test_a_failed_write_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("slocompiler.pipeline.output.disk.flush", full)
    with pytest.raises(OutputError, match="No space left"):
        write(rewritten(path, "a: 1\n", "a: 3\n"))
    assert path.read_text() == "a: 1\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
