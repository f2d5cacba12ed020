"""The change in one step: the whole new tree is built beside the old one, then both change places.

Whoever looks at the output folder sees the old tree or the new one and never a mixture, whenever the process ends.
Files that are not ours and files that stay as they are get a second name in the new tree, so that nothing is copied.
"""

import os
from pathlib import Path

from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.changes import Changes
from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.names import MANIFEST, beside
from slocompiler.pipeline.output.tree import Tree, folders_of, scan

_NEW, _TRASH, _WITNESS = "new", "trash", "new-is"


def swap_in(tree: Tree, changes: Changes) -> None:
    """Makes the output folder what `changes` say.

    Raises OSError where folders cannot be exchanged or the new tree cannot be built; nothing changed then.
    """
    root, work = tree.root, beside(tree.root)
    disk.make_folder(work)
    try:
        new = _stage(tree, changes, work)
        if root.exists():
            disk.exchange(root, new)
        else:
            disk.rename(new, root)
        disk.flush([root.parent])
    finally:
        clear_work(root)


def clear_work(root: Path) -> None:
    """Takes away what a build left beside the output folder, after saving what is not ours from it.

    `new` is the unfinished new tree before the exchange and the old tree after it. The old one may hold files that
    somebody else put there while the new one was built.
    """
    work = beside(root)
    if work.is_symlink() or not work.exists():
        disk.remove_file(work)
        return
    new = work / _NEW
    if new.is_dir() and _is_exchanged(root, work):
        _save_late_files(new, root)
        disk.rename(new, work / _TRASH)
    disk.remove_tree(work)


def _stage(tree: Tree, changes: Changes, work: Path) -> Path:
    new = work / _NEW
    written = changes.written
    linked = sorted(tree.files.keys() - written.keys() - set(changes.removed))
    folders = _make_folders(tree, new, [*linked, *written])
    for path in linked:
        disk.link(tree.root / path, new / path)
    for path, data in written.items():
        disk.write_file(new / path, data)
    _stage_manifest(tree, changes, new)
    disk.write_file(work / _WITNESS, str(new.stat().st_ino).encode())
    disk.flush([*(new / path for path in written), new / MANIFEST, work / _WITNESS, *folders])
    return new


def _make_folders(tree: Tree, new: Path, paths: list[str]) -> list[Path]:
    """The folders that `paths` need and those that were empty before; they keep their mode and owner."""
    needed = {folder for path in paths for folder in folders_of(path)}
    needed |= {each for folder in tree.empty_folders for each in (folder, *folders_of(folder))}
    for folder in ["", *sorted(needed)]:
        disk.make_folder(new / folder)
        if (tree.root / folder).is_dir():
            disk.copy_attributes(tree.root / folder, new / folder)
    return [new, *(new / folder for folder in needed)]


def _stage_manifest(tree: Tree, changes: Changes, new: Path) -> None:
    if changes.manifest is None:
        disk.link(tree.root / MANIFEST, new / MANIFEST)
    else:
        disk.write_file(new / MANIFEST, changes.manifest.encode())


def _is_exchanged(root: Path, work: Path) -> bool:
    witness = work / _WITNESS
    return witness.is_file() and root.is_dir() and witness.read_text() == str(root.stat().st_ino)


def _save_late_files(old_root: Path, root: Path) -> None:
    """Moves files that came, or were replaced, in the old tree while the new one was built."""
    old, new = scan(old_root), scan(root)
    ours = read_manifest(old_root, force=True).hashes.keys() | read_manifest(root, force=True).hashes.keys()
    for path, status in old.files.items():
        if path not in ours and _is_later(status, new.files.get(path)):
            disk.make_folder((root / path).parent)
            disk.rename(old_root / path, root / path)


def _is_later(old: os.stat_result, new: os.stat_result | None) -> bool:
    return new is None or (old.st_ino != new.st_ino and old.st_mtime_ns > new.st_mtime_ns)
