"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself before real commits."""

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import yaml

from slocompiler.pipeline.build import build
from slocompiler.pipeline.built import Writing
from tests.cli.command import Outcome, environment
from tests.integrations.readme import readme_block
from tests.integrations.sample_repository import GIT, SPEC, build_in, change, commit, git, sample_repository
from tests.judges.programs import judge

REPOSITORY = Path(__file__).parents[2]
INSTALLED = ["pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "slocompiler", "templates"]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())}


def hook_repository(folder: Path) -> str:
    """This checkout as a repository that hooks can be taken from, with what is not committed yet; gives its commit."""
    folder.mkdir()
    for name in INSTALLED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    git(folder, "init", "--quiet")
    commit(folder, "the hooks")
    return git(folder, "rev-parse", "HEAD")


def variables(folder: Path) -> dict[str, str]:
    """pip installs slocompiler alone and needs no network: hooks find what it depends on beside the tests' Python."""
    without_network = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}
    packages = {"PYTHONPATH": sysconfig.get_path("purelib"), "VIRTUALENV_NO_PERIODIC_UPDATE": "1"}
    return environment(folder) | GIT | without_network | packages | {"PRE_COMMIT_HOME": str(folder / "hooks-home")}


def commit_with_hooks(repository: Path) -> Outcome:
    """`git commit` of all that changed, as somebody does who has run `pre-commit install`."""
    git(repository, "add", "--all")
    done = subprocess.run(
        ["git", "commit", "--message", "change"],
        cwd=repository,
        env=variables(repository.parent),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def install_hooks(repository: Path) -> None:
    """Has all hooks run before every commit, with the configuration that the README shows."""
    hooks = repository.parent / "slocompiler"
    shown = yaml.safe_load(readme_block("# .pre-commit-config.yaml"))
    (source,) = shown["repos"]
    assert {hook["id"] for hook in source["hooks"]} == set(HOOKS)
    source |= {"repo": str(hooks), "rev": hook_repository(hooks)}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(shown))
    commit(repository, "use hooks")
    done = subprocess.run(
        [str(judge("pre-commit")), "install", "--install-hooks"],
        cwd=repository,
        env=variables(repository.parent),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_hooks_stop_what_is_wrong_and_let_pass_what_is_right(tmp_path: Path) -> None:
    repository = sample_repository(tmp_path)
    install_hooks(repository)

    (repository / "README.md").write_text("no spec\n")
    unrelated = commit_with_hooks(repository)
    assert unrelated.code == 0, unrelated.errors
    assert unrelated.errors.count("(no files to check)Skipped") == len(HOOKS)

    change(repository, "99.9%", "99.9")
    broken = commit_with_hooks(repository)
    assert broken.code == 1
    assert re.search(rf"^{SPEC}:\d+:16: error SLO\d+: ", broken.errors, re.MULTILINE)

    change(repository, "99.9", "99.5%")
    stale = commit_with_hooks(repository)
    assert stale.code == 1
    assert "generated is out of date" in stale.errors
    assert "changed  shop/rules.yaml" in stale.errors

    build_in(repository)
    right = commit_with_hooks(repository)
    assert right.code == 0, right.errors
    assert git(repository, "status", "--porcelain") == ""

    rules = repository / "generated/shop/rules.yaml"
    rules.write_text(rules.read_text() + "# by hand\n")
    edited = commit_with_hooks(repository)
    assert edited.code == 1
    assert "changed  shop/rules.yaml" in edited.errors
    build(repository / "specs", repository / "generated", writing=Writing.FORCE)

    change(
        repository,
        "signal: requests\n    runbook: error-budget-burn",
        "runbook: error-budget-burn\n    signal: requests",
    )
    untidy = commit_with_hooks(repository)
    assert untidy.code == 1
    assert "files were modified by this hook" in untidy.errors
    git(repository, "reset", "--quiet")
    assert git(repository, "status", "--porcelain") == ""  # in order again
