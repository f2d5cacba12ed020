"""What loading asks of the place that files come from."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol


class FileSource(Protocol):
    """Files by their path, written as reports show it. No function raises for what is not there, but `read`."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file, links followed."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""

    def is_link(self, path: Path) -> bool:
        """Whether the path itself is a link."""

    def real_path(self, path: Path) -> str:
        """Where the path leads when every link and every `..` is followed: equal for two paths of one file."""

    def files_below(self, folder: Path) -> Iterator[Path]:
        """All files below a folder but hidden ones and those of hidden folders: of each folder first its own, by name.

        Links to folders are not followed.
        """

    def matching(self, folder: Path, pattern: str) -> Iterable[Path]:
        """The paths that a pattern with `*`, relative to a folder, stands for."""

    def read(self, path: Path, most: int) -> bytes:
        """The first `most` bytes of a file. Raises OSError, or ValueError for a path that can be none."""
