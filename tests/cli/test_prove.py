"""`slocompile prove`: what it prints, and what its exit code says."""

import json
import os
from pathlib import Path

import pytest

from slocompiler.cli.main import run
from tests.judges.programs import judge
from tests.pipeline.workspaces import workspace


@pytest.fixture
def specs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A starter service, and no program on PATH."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.chdir(tmp_path)
    return workspace(tmp_path, "shop")


def test_missing_programs_fail_and_are_named(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove"]) == 2
    printed = capsys.readouterr()
    assert "not proven  shop" in printed.out
    assert "promtool is not on PATH. promtool 3.9 or later is part of Prometheus" in printed.err
    assert "amtool is not on PATH" in printed.err


def test_what_is_left_out_on_purpose_does_not_fail(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", "--without", "promtool", "--without", "amtool"]) == 0
    printed = capsys.readouterr()
    assert "no promtool" in printed.out
    assert printed.err == ""


def test_an_unknown_service_is_wrong_usage(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["prove", "shup", "--without", "promtool", "--without", "amtool"]) == 2
    assert "Did you mean shop?" in capsys.readouterr().err


@pytest.mark.parametrize("format", ["json", "markdown"])
def test_formats(specs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], format: str) -> None:
    for name in ("promtool", "amtool"):
        monkeypatch.setenv("PATH", str(judge(name).parent), prepend=os.pathsep)
    assert run(["prove", "shop", "--format", format]) == 0
    printed = capsys.readouterr().out
    if format == "json":
        report = json.loads(printed)
        assert report["version"] == 1
        assert report["counts"]["refuted"] == 0
        assert {one["outcome"] for one in report["evidence"]} == {"proven"}
    else:
        assert "| proven | `shop` | Prometheus loads the rules |" in printed


def test_findings_come_first(specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = specs / "shop.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("99.9%", "99.9", 1), encoding="utf-8")
    assert run(["prove"]) == 1
    assert "nothing was proven" in capsys.readouterr().err
