"""Contents of a repository's files, from one process that answers as long as it is asked."""

import os
import subprocess
from types import TracebackType

from slocompiler.pipeline.diffing.git import GitError, Repository


class Blobs:
    """`git cat-file --batch`, begun with the first question. Remembers what it was asked."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._process: subprocess.Popen[bytes] | None = None
        self._known: dict[str, bytes] = {}

    def content(self, id: str) -> bytes:
        """The bytes of a blob. Raises GitError when the repository does not have it."""
        if id not in self._known:
            self._known[id] = self._ask(id)
        return self._known[id]

    def _ask(self, id: str) -> bytes:
        process = self._process = self._process or self._begin()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{id}\n".encode())
        process.stdin.flush()
        head = process.stdout.readline().split()
        if len(head) != 3:
            raise GitError(f"the repository does not have the object {id}", "fetch it first: `git fetch`")
        content = process.stdout.read(int(head[2]))
        process.stdout.read(1)
        return content

    def _begin(self) -> "subprocess.Popen[bytes]":
        command = ["git", "-C", self._repository.folder, "cat-file", "--batch"]
        quiet = os.environ | {"GIT_NO_LAZY_FETCH": "1"}
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=quiet
        )

    def __enter__(self) -> "Blobs":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait()
