"""A repository as a user has it: specs, what is generated from them, and git."""

import subprocess
from pathlib import Path

from slocompiler.pipeline.build import build
from tests.cli.command import environment
from tests.pipeline.workspaces import replace, workspace

SPEC = Path("specs/shop.yaml")
GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "test"), ("EMAIL", "test@example.org"), ("DATE", "2026-01-01T00:00:00Z"))
    },
}


def sample_repository(folder: Path) -> Path:
    """A new repository with one service, built and committed."""
    repository = folder / "repository"
    workspace(repository, "shop")
    build_in(repository)
    git(repository, "init", "--quiet", "--initial-branch=main")
    commit(repository, "begin")
    return repository


def build_in(repository: Path) -> None:
    """Bring generated/ up to date."""
    built = build(repository / "specs", repository / "generated")
    assert built.outcome, built.diagnostics


def change(repository: Path, old: str, new: str) -> None:
    """Replace text in the service's spec."""
    replace(repository / SPEC, old, new)


def commit(repository: Path, message: str) -> None:
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", message)


def git(repository: Path, *arguments: str) -> str:
    """What git prints; AssertionError when it fails."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=repository,
        env=environment(repository.parent) | GIT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
