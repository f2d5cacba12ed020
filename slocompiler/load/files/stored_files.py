"""Files that a store holds, such as a commit: all paths are known, contents are asked for one by one."""

import errno
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePosixPath

#: A chain of links that is longer goes in circles.
_MOST_LINKS = 40


class StoredFiles:
    """A FileSource. Paths have forward slashes and are relative to the top of the store.

    `files`: path -> what `content` takes to give its bytes. `links`: path -> path that the link leads to.
    """

    def __init__(
        self, files: Mapping[str, str], content: Callable[[str], bytes], links: Mapping[str, str] | None = None
    ) -> None:
        self._files, self._content, self._links = files, content, links or {}

    def is_file(self, path: Path) -> bool:
        return self.real_path(path) in self._files

    def is_folder(self, path: Path) -> bool:
        return self.real_path(path) in self._folders

    def is_link(self, path: Path) -> bool:
        return _normal(path) in self._links

    def real_path(self, path: Path) -> str:
        place = _normal(path)
        for _ in range(_MOST_LINKS):
            target = self._links.get(place)
            if target is None:
                break
            place = _normal(PurePosixPath(posixpath.dirname(place), target))
        return place

    def files_below(self, folder: Path) -> Iterator[Path]:
        top = self.real_path(folder)
        prefix = f"{top}/" if top else ""
        names = [path[len(prefix) :] for path in (*self._files, *self._links) if path.startswith(prefix)]
        shown = [name for name in names if not any(part.startswith(".") for part in name.split("/"))]
        for name in sorted(shown, key=_files_first):
            if not self.is_folder(Path(prefix + name)):
                yield folder / name

    def matching(self, folder: Path, pattern: str) -> Iterable[Path]:
        wanted = _normal(folder / pattern).split("/")
        for path in (*self._files, *self._links):
            parts = path.split("/")
            if len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted)):
                yield Path(path)

    def read(self, path: Path, most: int) -> bytes:
        place = self.real_path(path)
        if place not in self._files:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
        return self._content(self._files[place])[:most]

    @cached_property
    def _folders(self) -> frozenset[str]:
        found = {""}
        for path in self._files:
            while path := posixpath.dirname(path):
                if path in found:
                    break
                found.add(path)
        return frozenset(found)


def _normal(path: PurePosixPath | Path) -> str:
    """The path without `.` and `..`; above the top of the store there is nothing but the top itself."""
    return posixpath.normpath(f"/{path.as_posix()}").lstrip("/")


def _files_first(name: str) -> tuple[tuple[bool, str], ...]:
    *folders, last = name.split("/")
    return (*((True, folder) for folder in folders), (False, last))
