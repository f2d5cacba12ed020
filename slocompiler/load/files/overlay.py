"""The disk with some files on it that are not there yet."""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from slocompiler.load.files.disk import DISK


class Overlay:
    """A FileSource. `files`: path -> content, in the place of what the disk has there."""

    def __init__(self, files: Mapping[Path, bytes]) -> None:
        self._files = {os.path.realpath(path): (path, content) for path, content in files.items()}

    def is_file(self, path: Path) -> bool:
        return self.real_path(path) in self._files or DISK.is_file(path)

    def is_folder(self, path: Path) -> bool:
        place = Path(self.real_path(path))
        return DISK.is_folder(path) or any(place in Path(file).parents for file in self._files)

    def is_link(self, path: Path) -> bool:
        return self.real_path(path) not in self._files and DISK.is_link(path)

    def real_path(self, path: Path) -> str:
        return DISK.real_path(path)

    def files_below(self, folder: Path) -> Iterator[Path]:
        yield from sorted({*DISK.files_below(folder), *self._added(folder)})

    def matching(self, folder: Path, pattern: str) -> Iterable[Path]:
        added = (path for path in self._added(folder) if fnmatchcase(path.relative_to(folder).as_posix(), pattern))
        return sorted({*DISK.matching(folder, pattern), *added})

    def read(self, path: Path, most: int) -> bytes:
        known = self._files.get(self.real_path(path))
        if known is not None:
            return known[1][:most]
        if not DISK.is_file(path):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(path))
        return DISK.read(path, most)

    def _added(self, folder: Path) -> Iterator[Path]:
        return (path for path, _ in self._files.values() if path.is_relative_to(folder))
