"""action.yml, its own shell run step by step on a sample repository."""

import json
from pathlib import Path

import pytest

from tests.integrations.github_action import Runner, steps
from tests.integrations.sample_repository import SPEC, build_in, change, commit, git, sample_repository
from tests.integrations.sarif_validator import sarif_problems
from tests.integrations.stand_ins import calls, comments, program, release, set_comments, stand_ins
from tests.judges.programs import judge

INSTALL, VALIDATE, UPLOAD, COMPARE, TOOLS, PROVE, CHANGES, COMMENT = [step["name"] for step in steps()]
PULL_REQUEST = {
    "github.event_name": "pull_request",
    "github.event.pull_request.number": "7",
    "github.token": "secret",
}
OBJECTIVE = "objective: 99.9%"


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(sample_repository(tmp_path), stand_ins(tmp_path / "programs"))


def break_spec(runner: Runner) -> None:
    change(runner.repository, OBJECTIVE, "objective: 99.9")


def as_pull_request(runner: Runner) -> None:
    """Commits what changed on a branch, and checks out what GitHub does: its merge."""
    git(runner.repository, "checkout", "--quiet", "-b", "change")
    commit(runner.repository, "change")
    git(runner.repository, "checkout", "--quiet", "main")
    git(runner.repository, "merge", "--quiet", "--no-ff", "--message", "merge", "change")
    runner.event = PULL_REQUEST


def test_what_is_right_passes(runner: Runner) -> None:
    runner.event = {"github.event_name": "push"}
    done = runner.run(prove="false")
    assert {name: ran.code for name, ran in done.items()} == {INSTALL: 0, VALIDATE: 0, COMPARE: 0}
    assert "generated is up to date" in done[COMPARE].output
    (installed,) = calls(runner.programs, "pip")
    assert installed.endswith(str(Path(__file__).parents[2]))


def test_a_finding_stands_beside_its_line_and_in_code_scanning(runner: Runner) -> None:
    break_spec(runner)
    done = runner.run(sarif="true", comment="true")
    assert {name: ran.code for name, ran in done.items()} == {INSTALL: 0, VALIDATE: 1, UPLOAD: 0}
    lines = (runner.repository / SPEC).read_text().splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if "99.9" in line]
    assert done[VALIDATE].output.startswith(f"::error file={SPEC},line={number},")
    report = runner.temporary / "slocompiler.sarif"
    assert f"sarif_file={report}" in done[UPLOAD].output
    (result,) = json.loads(report.read_text())["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (str(SPEC), number)
    assert sarif_problems(report) == []
    report.write_text(report.read_text().replace('"level": "error"', '"level": "fatal"'))
    assert "$.runs[0].results[0].level" in sarif_problems(report)


def test_no_report_is_uploaded_when_there_is_none(runner: Runner) -> None:
    done = runner.run(specs="elsewhere", sarif="true")
    assert {name: ran.code for name, ran in done.items()} == {INSTALL: 0, VALIDATE: 2}
    assert "elsewhere" in done[VALIDATE].output


def test_generated_files_that_are_out_of_date_are_refused(runner: Runner) -> None:
    change(runner.repository, OBJECTIVE, "objective: 99.5%")
    done = runner.run(prove="false")
    assert done[COMPARE].code == 1
    assert "changed  shop/rules.yaml" in done[COMPARE].output


@pytest.mark.parametrize("folder", ["--force", "a b; exit 7", "$(exit 7)"])
def test_names_of_folders_are_only_names(runner: Runner, folder: str) -> None:
    (runner.repository / "specs").rename(runner.repository / folder)
    (runner.repository / "generated").rename(runner.repository / f"{folder}.out")
    done = runner.run(specs=folder, out=f"{folder}.out", prove="false")
    assert {name: ran.code for name, ran in done.items()} == {INSTALL: 0, VALIDATE: 0, COMPARE: 1}, done
    assert f"{folder}.out is out of date" in done[COMPARE].output  # its files name the old folder of the specs


@pytest.mark.parametrize(("inputs", "said"), [({"prove": "yes"}, "prove=yes"), ({"comment": ""}, "comment=")])
def test_a_switch_is_true_or_false(runner: Runner, inputs: dict[str, str], said: str) -> None:
    done = runner.run(**inputs)
    assert {name: ran.code for name, ran in done.items()} == {INSTALL: 2}
    assert done[INSTALL].output == f'::error title=slocompiler::{said}: it must be "true" or "false"\n'


def test_a_version_is_taken_from_the_registry(runner: Runner) -> None:
    runner.run(prove="false", version="1.2.3")
    assert calls(runner.programs, "pip")[0].endswith(" slocompiler==1.2.3")


def test_an_old_python_is_named(runner: Runner) -> None:
    (runner.programs / "old").touch()
    done = runner.run()
    assert (list(done), done[INSTALL].code) == ([INSTALL], 2)
    assert "Python 3.11 or later is needed" in done[INSTALL].output


@pytest.fixture
def releases(runner: Runner) -> Runner:
    """The runner can download promtool and amtool."""
    versions = next(step["env"] for step in steps() if step["name"] == TOOLS)
    for project, name in (("prometheus", "promtool"), ("alertmanager", "amtool")):
        key = project.upper()
        checksum = release(runner.programs, project, versions[f"{key}_VERSION"], judge(name))
        runner.variables = {**runner.variables, f"{key}_AMD64": checksum}
    return runner


def test_alerts_are_proven_with_the_programs_of_the_releases(releases: Runner) -> None:
    done = releases.run()
    assert {name: ran.code for name, ran in done.items()} == dict.fromkeys(
        [INSTALL, VALIDATE, COMPARE, TOOLS, PROVE], 0
    )
    assert "alerts fire and reset on time" in releases.summary
    assert sorted(path.name for path in (releases.temporary / "slocompiler/tools").iterdir()) == ["amtool", "promtool"]
    assert [call.rpartition("/")[2] for call in calls(releases.programs, "curl")] == [
        "prometheus-3.9.1.linux-amd64.tar.gz",
        "alertmanager-0.30.0.linux-amd64.tar.gz",
    ]


def test_what_is_refuted_fails(releases: Runner, tmp_path: Path) -> None:
    program(tmp_path / "promtool", "#!/bin/sh\necho promtool, version 3.9.1\n[ $1 = --version ]\n")
    checksum = release(releases.programs, "prometheus", "3.9.1", tmp_path / "promtool")
    releases.variables = {**releases.variables, "PROMETHEUS_AMD64": checksum}
    done = releases.run()
    assert (done[TOOLS].code, done[PROVE].code) == (0, 1)
    assert "refuted" in releases.summary


def test_another_archive_is_not_unpacked(releases: Runner) -> None:
    releases.variables = {}  # the checksums of action.yml, which are those of the real releases
    done = releases.run()
    assert (done[TOOLS].code, PROVE in done) == (1, False)
    assert "prometheus-3.9.1.linux-amd64.tar.gz: FAILED" in done[TOOLS].output
    assert list((releases.temporary / "slocompiler/tools").iterdir()) == []


def test_machines_without_a_release_are_told_so(runner: Runner) -> None:
    runner.variables = {"RUNNER_OS": "Windows"}
    done = runner.run()
    assert (done[TOOLS].code, PROVE in done) == (2, False)
    assert 'no promtool for Windows/X64: use Linux, or prove: "false"' in done[TOOLS].output


def test_a_pull_request_is_told_what_it_changes(runner: Runner) -> None:
    change(runner.repository, OBJECTIVE, "objective: 99.5%")
    build_in(runner.repository)
    as_pull_request(runner)
    done = runner.run(prove="false", comment="true")
    assert {name: ran.code for name, ran in done.items()} == dict.fromkeys(
        [INSTALL, VALIDATE, COMPARE, CHANGES, COMMENT], 0
    )
    (comment,) = comments(runner.programs)
    assert comment["body"] == runner.summary
    assert "objective lowered" in runner.summary


def test_the_comment_is_found_again_and_no_other_is_touched(runner: Runner) -> None:
    text = "<!-- slocompile-diff -->\nof an earlier push"
    others = [{"id": 1, "user": "Bot", "body": "of another bot"}, {"id": 2, "user": "User", "body": text}]
    set_comments(runner.programs, *others, {"id": 3, "user": "Bot", "body": text})
    change(runner.repository, OBJECTIVE, "objective: 99.5%")
    as_pull_request(runner)
    runner.run(prove="false", comment="true")
    assert comments(runner.programs) == [*others, {"id": 3, "user": "Bot", "body": runner.summary}]
    assert "objective lowered" in runner.summary


def test_where_nothing_changes_nothing_is_said(runner: Runner) -> None:
    (runner.repository / "README.md").write_text("text\n")
    as_pull_request(runner)
    done = runner.run(prove="false", comment="true")
    assert done[COMMENT].code == 0
    assert comments(runner.programs) == []
    assert "Nothing changes" in runner.summary


def test_what_changes_can_fail_and_is_told_all_the_same(runner: Runner) -> None:
    change(runner.repository, OBJECTIVE, "objective: 99.5%")
    as_pull_request(runner)
    done = runner.run(prove="false", comment="true", fail_on="breaking")
    assert (done[CHANGES].code, done[COMMENT].code) == (1, 0)
    assert len(comments(runner.programs)) == 1


def test_a_token_that_may_not_write_is_only_warned_of(runner: Runner) -> None:
    set_comments(runner.programs, refuses=True)
    change(runner.repository, OBJECTIVE, "objective: 99.5%")
    as_pull_request(runner)
    done = runner.run(prove="false", comment="true")
    assert done[COMMENT].code == 0
    assert "::warning title=slocompiler::no comment" in done[COMMENT].output


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({}, "this is not the merge that GitHub makes of a pull request"),
        ({"base": "origin/main"}, "origin/main is not here: give actions/checkout fetch-depth: 2"),
        ({"base": "--output=x"}, "--output=x is not here"),
    ],
)
def test_a_base_that_is_not_there_is_named(runner: Runner, inputs: dict[str, str], said: str) -> None:
    runner.event = PULL_REQUEST
    done = runner.run(prove="false", **inputs)
    assert (done[CHANGES].code, COMMENT in done) == (2, False)
    assert said in done[CHANGES].output


def test_outside_of_pull_requests_a_base_can_be_named(runner: Runner) -> None:
    runner.event = {"github.event_name": "push"}
    done = runner.run(prove="false", base="HEAD", comment="true")
    assert (done[CHANGES].code, COMMENT in done) == (0, False)
