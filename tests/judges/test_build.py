"""Where a judge is taken from, and what a run says when one cannot be had."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import unrun_judges
from tests.judges import build, go_toolchain
from tests.judges.build import JudgeUnavailableError, provide
from tests.judges.cache import cached_path
from tests.judges.packaged_programs import pins
from tests.judges.programs import judge
from tests.judges.registry import program
from tests.judges.virtual_environment import EnvironmentUnavailableError, sources


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An empty cache folder, an empty PATH and no Go."""
    monkeypatch.setenv("SLOCOMPILER_JUDGES", str(tmp_path / "judges"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(go_toolchain, "USUAL_FOLDER", str(tmp_path / "go"))
    go_toolchain.go_command.cache_clear()
    build._outcome.cache_clear()
    yield
    go_toolchain.go_command.cache_clear()
    build._outcome.cache_clear()


def executable(path: Path, printed: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{printed}'\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_without_go_the_reason_is_stated() -> None:
    with pytest.raises(JudgeUnavailableError, match=r"^Go ≥ 1\.26 not found$"):
        provide("promtool")


def test_a_go_that_is_too_old_is_stated(tmp_path: Path) -> None:
    old = executable(tmp_path / "bin" / "go", "")
    old.write_text("#!/bin/sh\necho 'go: go.mod requires go >= 1.26.7 (running go 1.24.1)' >&2\nexit 1\n")
    with pytest.raises(JudgeUnavailableError, match=r"^Go ≥ 1\.26 not found: go: .*running go 1\.24\.1"):
        provide("promtool")


@pytest.mark.parametrize(
    ("name", "printed", "accepted"),
    [
        ("promtool", "promtool, version 3.0.0 (branch: HEAD)", True),
        ("promtool", "promtool, version 2.55.1 (branch: HEAD)", False),
        ("promtool", "promtool, version  (branch: )", False),
        ("alertmanager", "alertmanager, version 0.27.0", True),
        ("alertmanager", "alertmanager, version 0.25.0", False),
        ("yamlread", "yamlread, version 9.9.9", False),
    ],
)
def test_a_program_on_path_must_be_new_enough(tmp_path: Path, name: str, printed: str, accepted: bool) -> None:
    path = executable(tmp_path / "bin" / name, printed)
    if accepted:
        assert provide(name) == path
    else:
        with pytest.raises(JudgeUnavailableError):
            provide(name)


def test_the_cached_binary_comes_before_path(tmp_path: Path) -> None:
    executable(tmp_path / "bin" / "promtool", "promtool, version 3.5.0")
    cached = executable(cached_path(program("promtool")), "promtool, version 3.16.0")
    assert provide("promtool") == cached


def test_a_python_judge_needs_no_go_and_says_why_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(name: str, output: Path, home: Path) -> None:
        raise EnvironmentUnavailableError("-m pip failed: no index")

    monkeypatch.setattr("tests.judges.compile.build_in_environment", offline)
    with pytest.raises(JudgeUnavailableError, match=r"^-m pip failed: no index$"):
        provide("xraysampler")


def test_a_python_judge_is_kept_by_its_packages_program_and_python(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [path.name for path in sources("xraysampler")] == ["requirements.txt", "xraysampler.py"]
    before = cached_path(program("xraysampler")).parent
    assert before != cached_path(program("promtool")).parent
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert cached_path(program("xraysampler")).parent != before


@pytest.mark.parametrize(
    ("name", "files"),
    [("amlint", ["amlint.txt"]), ("yaml-language-server", ["package.json", "package-lock.json"])],
)
def test_a_packaged_judge_is_kept_by_the_versions_of_all_it_needs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, files: list[str]
) -> None:
    wanted = pins(program(name))
    assert [path.name for path in wanted] == files
    before = cached_path(program(name))
    monkeypatch.setattr("tests.judges.packaged_programs.FOLDER", tmp_path)
    monkeypatch.setattr("tests.judges.cache.MODULE", tmp_path)
    for old, new in zip(wanted, pins(program(name)), strict=True):
        new.parent.mkdir(exist_ok=True)
        new.write_bytes(old.read_bytes() + b"\n")
    assert cached_path(program(name)).parent != before.parent


def test_a_packaged_judge_of_npm_needs_node_and_says_so() -> None:
    with pytest.raises(JudgeUnavailableError, match=r"^Node\.js ≥ 20 with npm not found$"):
        provide("yaml-language-server")


def test_our_own_sources_are_in_the_key_of_our_own_programs_only() -> None:
    folders = {name: cached_path(program(name)).parent for name in ("promtool", "amtool", "yamlread", "strictdecode")}
    assert folders["promtool"] == folders["amtool"]
    assert folders["yamlread"] == folders["strictdecode"] != folders["promtool"]


def test_the_judge_of_pages_says_which_tools_are_missing() -> None:
    with pytest.raises(JudgeUnavailableError, match=r"^npm and node and java not found"):
        provide("pagejudge")


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_judge_fails_in_ci_and_is_not_run_elsewhere(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=r"judge not run: amtool: Go ≥ 1\.26 not found"):
        judge("amtool")


def test_the_summary_counts_the_tests_that_proved_nothing() -> None:
    skipped = [report("judge not run: promtool: Go ≥ 1.26 not found")] * 2 + [report("only on Tuesdays")]
    skipped += [report("judge not run: pre-commit: no index")]
    assert unrun_judges(skipped) == [
        "JUDGES NOT RUN: pre-commit (no index) — 1 test proved nothing",
        "JUDGES NOT RUN: promtool (Go ≥ 1.26 not found) — 2 tests proved nothing",
    ]


def report(reason: str) -> pytest.TestReport:
    where = ("test_x.py", 1, f"Skipped: {reason}")
    return pytest.TestReport("test_x.py::test", ("test_x.py", 1, "test"), {}, "skipped", where, "call")
