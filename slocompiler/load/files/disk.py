"""Files on the disk."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct


class Disk(Struct, frozen=True):
    """A FileSource. `root` is where relative paths begin; None: in the working directory."""

    root: Path | None = None

    def is_file(self, path: Path) -> bool:
        return self._at(path).is_file()

    def is_folder(self, path: Path) -> bool:
        return self._at(path).is_dir()

    def is_link(self, path: Path) -> bool:
        return self._at(path).is_symlink()

    def real_path(self, path: Path) -> str:
        return os.path.realpath(self._at(path))

    def files_below(self, folder: Path) -> Iterator[Path]:
        for directory, folders, names in os.walk(self._at(folder)):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (self._shown(directory, name) for name in sorted(names) if not name.startswith("."))

    def matching(self, folder: Path, pattern: str) -> Iterable[Path]:
        found = self._at(folder).glob(pattern)
        return found if self.root is None else (path.relative_to(self.root) for path in found)

    def read(self, path: Path, most: int) -> bytes:
        with self._at(path).open("rb") as stream:
            return stream.read(most)

    def _at(self, path: Path) -> Path:
        return path if self.root is None else self.root / path

    def _shown(self, directory: str, name: str) -> Path:
        path = Path(directory, name)
        return path if self.root is None else path.relative_to(self.root)


DISK = Disk()
