"""What a build saw of its input, and whether it would see the same again."""

import os
import stat
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from slocompiler.load.files.disk import DISK
from slocompiler.pipeline.output.file_signature import FileSignature, signature_of


class PathFact(Struct, frozen=True, array_like=True):
    """`kind`: the type bits of `lstat`, 0 for nothing. `real_path` and `digest` where they were asked for.

    `signature` is None where the digest must be computed again: behind a link, or just written.
    """

    kind: int
    real_path: str | None = None
    digest: str | None = None
    most: int = 0
    signature: FileSignature | None = None


class InputFacts(Struct, frozen=True, array_like=True):
    """`folders`: folder -> hash of the paths below it; `patterns`: folder, pattern, the same; `paths`: path -> fact."""

    folders: dict[str, str]
    patterns: list[tuple[str, str, str]]
    paths: dict[str, PathFact]

    def hold(self) -> bool:
        """Whether every question to the disk would be answered as it was."""
        try:
            return (
                all(digest_of_paths(DISK.files_below(Path(path))) == digest for path, digest in self.folders.items())
                and all(
                    digest_of_paths(sorted(DISK.matching(Path(folder), pattern))) == digest
                    for folder, pattern, digest in self.patterns
                )
                and all(_holds(path, fact) for path, fact in self.paths.items())
            )
        except (OSError, ValueError):
            return False
        finally:
            _real_folder.cache_clear()


def digest_of_paths(paths: Iterable[Path]) -> str:
    """A hash of paths in their order."""
    return sha256("\0".join(map(str, paths)).encode("utf-8", "surrogatepass")).hexdigest()


def _holds(path: str, fact: PathFact) -> bool:
    status = status_of(path)
    kind = kind_of(status)
    if kind != fact.kind or status is None:
        return kind == fact.kind
    if fact.real_path is not None and real_path(path, kind) != fact.real_path:
        return False
    if fact.digest is None or (fact.signature is not None and fact.signature == signature_of(status)):
        return True
    return sha256(DISK.read(Path(path), fact.most)).hexdigest() == fact.digest


def status_of(path: str) -> os.stat_result | None:
    """What `lstat` says; None where nothing is."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def kind_of(status: os.stat_result | None) -> int:
    return 0 if status is None else stat.S_IFMT(status.st_mode)


def real_path(path: str, kind: int) -> str:
    """As `os.path.realpath`, which looks at every folder on the way for each of a thousand files of one."""
    if not stat.S_ISREG(kind):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    return os.path.join(_real_folder(folder), name)  # noqa: PTH118


@cache
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)
