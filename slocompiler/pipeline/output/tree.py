"""What is in the output folder."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from slocompiler.pipeline.output.names import MANIFEST, WORK


class Tree(Struct, frozen=True):
    """Paths below `root`, with forward slashes: files (with what `lstat` says), and folders with nothing in them.

    A symbolic link is a file here, wherever it leads: nothing behind it is looked at or touched.
    The manifest and the compiler's own work folder are not part of it.
    """

    root: Path
    files: dict[str, os.stat_result] = field(default_factory=dict)
    empty_folders: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        """The bytes of a regular file; None for a link and anything else that is not one."""
        if not stat.S_ISREG(self.files[path].st_mode):
            return None
        return (self.root / path).read_bytes()


def scan(root: Path) -> Tree:
    """The tree below `root`; empty when there is no such folder."""
    tree = Tree(root)
    if root.is_dir():
        _scan_folder(tree, "")
    return tree


def folders_of(path: str) -> Iterator[str]:
    """The folders that a path lies in, innermost first: `a/b/c` -> `a/b`, `a`."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _scan_folder(tree: Tree, folder: str) -> None:
    is_empty = True
    with os.scandir(tree.root / folder) as entries:
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if path in (MANIFEST, WORK):
                continue
            is_empty = False
            if entry.is_dir(follow_symlinks=False):
                _scan_folder(tree, path)
            else:
                tree.files[path] = entry.stat(follow_symlinks=False)
    if is_empty and folder:
        tree.empty_folders.append(folder)
