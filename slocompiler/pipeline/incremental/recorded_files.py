"""The disk, and a record of everything that was asked of it."""

import stat
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from slocompiler.load.files.disk import DISK
from slocompiler.pipeline.incremental.input_facts import (
    InputFacts,
    PathFact,
    digest_of_paths,
    kind_of,
    real_path,
    status_of,
)
from slocompiler.pipeline.output.file_signature import FileSignature, settled_signature


class RecordedFiles:
    """A FileSource."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}
        self._patterns: list[tuple[str, str, str]] = []
        self._seen: dict[str, int] = {}
        self._resolved: set[str] = set()
        self._read: dict[str, tuple[str, int, FileSignature | None]] = {}

    def is_file(self, path: Path) -> bool:
        self._follow(path)
        return DISK.is_file(path)

    def is_folder(self, path: Path) -> bool:
        self._follow(path)
        return DISK.is_folder(path)

    def is_link(self, path: Path) -> bool:
        self._see(str(path))
        return DISK.is_link(path)

    def real_path(self, path: Path) -> str:
        self._see(str(path))
        self._resolved.add(str(path))
        return DISK.real_path(path)

    def files_below(self, folder: Path) -> Iterator[Path]:
        found = list(DISK.files_below(folder))
        self._folders[str(folder)] = digest_of_paths(found)
        return iter(found)

    def matching(self, folder: Path, pattern: str) -> Iterable[Path]:
        found = sorted(DISK.matching(folder, pattern))
        self._patterns.append((str(folder), pattern, digest_of_paths(found)))
        return found

    def read(self, path: Path, most: int) -> bytes:
        self._follow(path)
        status = status_of(str(path))
        signature = None if status is None else settled_signature(status)
        content = DISK.read(path, most)
        self._read[str(path)] = (sha256(content).hexdigest(), most, signature)
        return content

    def _follow(self, path: Path) -> None:
        """What is asked about the thing at the end of a link is asked of the whole chain."""
        if stat.S_ISLNK(self._see(str(path))):
            self._resolved.add(str(path))
            self._see(DISK.real_path(path))

    def _see(self, path: str) -> int:
        """The answer counts from the first time on: what changes while a build runs is found by the next."""
        if path not in self._seen:
            self._seen[path] = kind_of(status_of(path))
        return self._seen[path]

    def facts(self) -> InputFacts:
        """Everything that was asked, with the answers."""
        return InputFacts(
            self._folders, self._patterns, {path: self._fact(path, kind) for path, kind in sorted(self._seen.items())}
        )

    def _fact(self, path: str, kind: int) -> PathFact:
        digest, most, signature = self._read.get(path, (None, 0, None))
        return PathFact(kind, real_path(path, kind) if path in self._resolved else None, digest, most, signature)
