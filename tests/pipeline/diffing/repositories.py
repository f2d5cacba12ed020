"""Real git repositories, made for one test."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from slocompiler.pipeline.diff import Diffed, diff_commits
from slocompiler.pipeline.diffing.known import Wanted
from tests.diff.compared import words
from tests.diff.specs import FILES

_PERSON = {
    "GIT_AUTHOR_NAME": "Somebody",
    "GIT_AUTHOR_EMAIL": "somebody@example.com",
    "GIT_COMMITTER_NAME": "Somebody",
    "GIT_COMMITTER_EMAIL": "somebody@example.com",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class Repository:
    """A work tree with a folder of specs."""

    folder: Path
    specs: str = "specs"

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=os.environ | _PERSON, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def write(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / self.specs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / self.specs / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str = "change") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")


def repository(folder: Path, specs: str = "specs", files: dict[str, str] = FILES) -> Repository:
    """A repository whose only commit, on the branch `main`, has these specs."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder, specs)
    made.git("init", "-q", "-b", "main", ".")
    made.write(files)
    made.commit("begin")
    return made


def diffed(base: str = "HEAD", head: str | None = None, specs: str = "specs", *, is_whole: bool = False) -> Diffed:
    """The comparison that is made in the working directory."""
    wanted = Wanted(is_whole=is_whole)
    return diff_commits(Path(specs), base, head, (wanted, lambda done, total, what: None))


def changes(base: str = "HEAD", head: str | None = None, specs: str = "specs") -> list[str]:
    found = diffed(base, head, specs)
    assert (found.report.errors, found.report.findings) == ((), ())
    return words(found.report.entries)
