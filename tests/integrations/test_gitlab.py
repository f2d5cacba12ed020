"""The jobs for GitLab, run by gitlab-ci-local, which also holds them against GitLab's own schema."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.command import Outcome, environment
from tests.integrations.github_action import steps
from tests.integrations.gitlab_server import ME, NOTES, GitLab, gitlab
from tests.integrations.readme import readme_block
from tests.integrations.sample_repository import GIT, SPEC, change, commit, git, sample_repository
from tests.integrations.stand_ins import calls, program, release, stand_ins
from tests.judges.programs import judge

JOBS_FILE = Path(__file__).parents[2] / ".gitlab/slocompiler.yml"
MERGE_REQUEST = "CI_PIPELINE_SOURCE=merge_request_event"


@dataclass(frozen=True)
class Project:
    repository: Path
    programs: Path

    def run(self, *arguments: str, variables: tuple[str, ...] = (MERGE_REQUEST,)) -> Outcome:
        """gitlab-ci-local with these arguments; jobs run in the repository, without containers."""
        given = [word for variable in variables for word in ("--variable", variable)]
        plain = environment(self.repository.parent)
        node = Path(shutil.which("node") or "/usr/bin/node").parent
        done = subprocess.run(
            [str(judge("gitlab-ci-local")), "--no-color", "--force-shell-executor", *given, *arguments],
            cwd=self.repository,
            env=plain | GIT | {"PATH": f"{self.programs}:{plain['PATH']}:{node}"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    repository = sample_repository(tmp_path)
    (repository / ".gitlab").mkdir()
    shutil.copyfile(JOBS_FILE, repository / ".gitlab/slocompiler.yml")
    shown = yaml.safe_load(readme_block("# .gitlab-ci.yml"))
    (included,) = shown["include"]
    shown["include"] = [{"local": included["file"], "inputs": included["inputs"]}]
    (repository / ".gitlab-ci.yml").write_text(yaml.safe_dump(shown))
    commit(repository, "checks")
    git(repository, "remote", "add", "origin", "git@gitlab.example.org:example/shop.git")
    programs = stand_ins(tmp_path / "programs")
    program(programs / "rsync", "#!/bin/sh\n")  # would copy the repository for containers
    (programs / "python3").unlink()
    return Project(repository, programs)


@pytest.fixture
def server() -> Iterator[GitLab]:
    with gitlab() as server:
        yield server


def run_changes(project: Project, server: GitLab, token: str = "secret") -> Outcome:
    variables = {
        "CI_API_V4_URL": server.address,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project.repository, "rev-parse", "HEAD"),
        "CI_MERGE_REQUEST_IID": "7",
        "CI_PROJECT_ID": "3",
        "SLOCOMPILER_TOKEN": token,
    }
    return project.run(
        "slos-changes", variables=(MERGE_REQUEST, *(f"{name}={value}" for name, value in variables.items()))
    )


@pytest.mark.parametrize(
    ("source", "branch", "names"),
    [
        (MERGE_REQUEST, "", ["slos-validate", "slos-prove", "slos-changes"]),
        ("CI_PIPELINE_SOURCE=push", "main", ["slos-validate", "slos-prove"]),
        ("CI_PIPELINE_SOURCE=push", "topic", []),
    ],
)
def test_jobs_run_where_they_should(project: Project, source: str, branch: str, names: list[str]) -> None:
    listed = project.run("--list-json", variables=(source, f"CI_COMMIT_BRANCH={branch}"))
    listing = json.loads(listed.output[listed.output.index("[\n") :])
    assert [job["name"] for job in listing if job["when"] != "never"] == names
    assert "json schema validated" in listed.errors


def test_findings_are_a_code_quality_report(project: Project) -> None:
    change(project.repository, "99.9%", "99.9")
    done = project.run("slos-validate")
    assert done.code == 1
    (entry,) = json.loads((project.repository / "slos-code-quality.json").read_text())
    lines = (project.repository / SPEC).read_text().splitlines()
    assert (entry["location"]["path"], "99.9" in lines[entry["location"]["lines"]["begin"] - 1]) == (str(SPEC), True)
    assert calls(project.programs, "pip") == ["install --quiet --disable-pip-version-check slocompiler"]


def test_generated_files_that_are_out_of_date_are_refused(project: Project) -> None:
    change(project.repository, "99.9%", "99.5%")
    done = project.run("slos-validate")
    assert done.code == 1
    assert "generated is out of date" in done.output


def test_the_note_of_an_earlier_push_is_found_and_no_other_is_touched(project: Project, server: GitLab) -> None:
    text = "<!-- slocompile-diff -->\nof an earlier push"
    others = [{"id": number, "author": {"id": 1}, "body": text} for number in range(150)]
    others.append({"id": 150, "author": ME, "body": "of something else"})
    server.notes = [*others, {"id": 151, "author": ME, "body": text}]
    change(project.repository, "99.9%", "99.5%")
    done = run_changes(project, server)
    assert done.code == 1  # fail-on: breaking
    *kept, note = server.notes
    assert (kept, len(server.written)) == (others, 1)
    assert note["body"] == (project.repository / "slos-changes.md").read_text()
    assert "objective lowered" in note["body"]


@pytest.mark.parametrize(("token", "changed"), [("", True), ("wrong", True), ("secret", False)])
def test_nothing_is_written_without_a_right_or_a_reason(
    project: Project, server: GitLab, token: str, changed: bool
) -> None:
    if changed:
        change(project.repository, "objective: 99.9%", "objective: 99.99%")
    done = run_changes(project, server, token)
    assert (done.code, server.written) == (0, [])
    assert ("no comment: SLOCOMPILER_TOKEN needs" in done.output) == (token == "wrong")


def test_no_line_of_a_note_is_an_order_to_gitlab(project: Project, server: GitLab) -> None:
    text = "<!-- slocompile-diff -->\n/merge\n  /close\na/b\n"
    program(project.programs / "slocompile", f"#!/bin/sh\nprintf '{text}'\n")
    run_changes(project, server)
    assert server.written == [f"POST {NOTES}"]
    assert server.notes[0]["body"] == "<!-- slocompile-diff -->\n\\/merge\n  \\/close\na/b\n"


def test_another_archive_is_not_unpacked(project: Project) -> None:
    program(project.programs / "uname", "#!/bin/sh\necho x86_64\n")
    program(project.programs / "promtool", "#!/bin/sh\n")
    release(project.programs, "prometheus", "3.9.1", project.programs / "promtool")
    done = project.run("slos-prove")
    assert done.code == 1
    assert "prometheus-3.9.1.linux-amd64.tar.gz: FAILED" in done.output
    assert "slocompile prove" not in done.errors


def jobs() -> dict[str, dict[str, Any]]:
    _, read = yaml.safe_load_all(JOBS_FILE.read_text(encoding="utf-8"))
    return dict(read)


def test_the_programs_are_those_of_the_github_action() -> None:
    (there,) = [step["env"] for step in steps() if step.get("id") == "tools"]
    assert jobs()["slos-prove"]["variables"] == there


@pytest.mark.parametrize("name", jobs())
def test_the_shell_has_no_text_from_outside_and_shellcheck_has_nothing_to_say(name: str) -> None:
    script = "\n".join(["set -eo pipefail", *jobs()[name].get("before_script", []), *jobs()[name].get("script", [])])
    assert "$[[" not in script
    done = subprocess.run(
        [str(judge("shellcheck")), "--shell=bash", "-"], input=script, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
