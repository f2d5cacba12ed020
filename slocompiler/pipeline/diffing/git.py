"""Questions to git, by its plumbing alone: nothing is checked out, fetched or written."""

import os
import subprocess
from pathlib import Path

from msgspec import Struct

_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class GitError(Exception):
    """What git could not do, and what to do about it."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Repository(Struct, frozen=True):
    """`folder`: where git runs, the top of the work tree. `top`: the way there from the working directory.

    `prefix`: the working directory, seen from the top. `is_bare`: there is no work tree.
    """

    folder: str
    top: str
    prefix: str
    is_bare: bool

    def run(self, *arguments: str, accepted: tuple[int, ...] = (0,)) -> tuple[int, bytes]:
        """Exit code and output. Raises GitError for an exit code that is not accepted."""
        return run_git(self.folder, arguments, accepted)

    def commit(self, name: str) -> str:
        """The id of the commit that a name stands for. Raises GitError when there is none."""
        help = "fetch it first (`git fetch origin main`; in a workflow: `fetch-depth: 0`), or name another commit"
        if not name or name.startswith("-"):
            raise GitError(f"`{name}` is no name of a commit", help)
        code, output = self.run("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}", accepted=(0, 1, 128))
        if code:
            raise GitError(f"there is no commit `{name}` here", help)
        return output.decode().strip()

    def merge_base(self, one: str, other: str) -> str | None:
        """The commit that both come from; None when it is not known here, as in a shallow clone."""
        code, output = self.run("merge-base", one, other, accepted=(0, 1))
        return None if code else output.decode().split()[0]


def repository(folder: Path = Path()) -> Repository:
    """The repository that a folder is in. Raises GitError when there is none."""
    asked = ("rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--show-cdup", "--show-prefix")
    _, output = run_git(str(folder), asked, (0,))
    bare, inside, top, prefix = (*output.decode("utf-8", "surrogateescape").split("\n"), "", "", "")[:4]
    is_bare = bare == "true" or inside != "true"
    return Repository(str(folder / top), "" if is_bare else top, "" if is_bare else prefix, is_bare)


def run_git(folder: str, arguments: tuple[str, ...], accepted: tuple[int, ...]) -> tuple[int, bytes]:
    """Raises GitError when git is not there, or ends with an exit code that is not accepted."""
    command = ["git", "-C", folder, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=os.environ | _QUIET)
    except FileNotFoundError:
        raise GitError("there is no program `git`", "install git, or compare folders with --from and --to") from None
    if done.returncode not in accepted:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"git says: {said[0].removeprefix('fatal: ')}" if said else f"git {arguments[0]} failed"
        raise GitError(message, "run this in a git repository, or compare folders with --from and --to")
    return done.returncode, done.stdout
