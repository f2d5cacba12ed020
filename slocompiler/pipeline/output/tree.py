"""What is in the output folder."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from slocompiler.pipeline.output.file_signature import signature_of
from slocompiler.pipeline.output.made_file import OutputFact, digest_of
from slocompiler.pipeline.output.names import MANIFEST, WORK

NOTHING_KNOWN: Mapping[str, OutputFact] = {}


class Tree(Struct, frozen=True):
    """Paths below `root`, with forward slashes: files (with what `lstat` says), and folders with nothing in them.

    A symbolic link is a file here, wherever it leads: nothing behind it is looked at or touched. `known` are files that
    need not be read again to know their hashes while they look as they did.
    The manifest and the compiler's own work folder are not part of it.
    """

    root: Path
    files: dict[str, os.stat_result] = field(default_factory=dict)
    empty_folders: list[str] = field(default_factory=list)
    known: Mapping[str, OutputFact] = field(default_factory=dict)

    def digest(self, path: str) -> str | None:
        """The SHA-256 of a regular file; None for a link and anything else that is not one."""
        signature = signature_of(self.files[path])
        if signature is None:
            return None
        known = self.known.get(path)
        if known and known.signature == signature:
            return known.digest
        return digest_of((self.root / path).read_bytes())


def scan(root: Path, known: Mapping[str, OutputFact] = NOTHING_KNOWN) -> Tree:
    """The tree below `root`; empty when there is no such folder."""
    tree = Tree(root, known=known)
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
