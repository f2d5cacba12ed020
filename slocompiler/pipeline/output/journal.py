"""The change in many steps, for an output folder that cannot be exchanged: a mount point, an unwritable parent.

The new files are staged inside the output folder; the journal, which appears in one step, lists what is to be done.
From then on every build and every check first does the rest of it. Who reads the folder between a kill and the next
build sees a mixture: that is why this is the second choice.
"""

import errno
import json
import os
from pathlib import Path

from slocompiler.emit import write_json
from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.artifact_paths import check_path
from slocompiler.pipeline.output.changes import Changes
from slocompiler.pipeline.output.names import MANIFEST, WORK
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.output.tree import folders_of

_JOURNAL, _DRAFT, _NEW = "journal.json", "journal.draft", "new"


def write_with_journal(root: Path, changes: Changes) -> None:
    """Makes the output folder what `changes` say. Raises OSError before the journal is there: nothing changed then."""
    work = root / WORK
    disk.remove_tree(work)
    _check_writable(root, changes)
    staged = _stage(work / _NEW, changes)
    disk.write_file(work / _DRAFT, write_json({"write": sorted(staged), "remove": list(changes.removed)}).encode())
    disk.flush([*(work / _NEW / path for path in staged), work / _DRAFT, work / _NEW, work])
    disk.rename(work / _DRAFT, work / _JOURNAL)
    disk.flush([work])
    finish_journal(root)


def has_journal(root: Path) -> bool:
    """Whether a build was killed after the point from which its tree counts."""
    work = root / WORK
    return not work.is_symlink() and (work / _JOURNAL).is_file()


def finish_journal(root: Path) -> None:
    """Does what is left of a journal, if there is one, and removes the work folder. Can be repeated at any point."""
    work = root / WORK
    if has_journal(root):
        write, remove = _read_journal(root)
        _remove(root, remove)
        _move(work / _NEW, root, write)
        disk.remove_file(work / _JOURNAL)
    disk.remove_tree(work)


def _stage(new: Path, changes: Changes) -> list[str]:
    staged = dict(changes.written)
    if changes.manifest is not None:
        staged[MANIFEST] = changes.manifest.encode()
    for path, data in staged.items():
        disk.make_folder((new / path).parent)
        disk.write_file(new / path, data)
    return list(staged)


def _check_writable(root: Path, changes: Changes) -> None:
    """Better found out now than halfway through the journal."""
    folders = {folder for path in [*changes.written, *changes.removed] for folder in folders_of(path)}
    for folder in [root, *(root / each for each in sorted(folders))]:
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _read_journal(root: Path) -> tuple[list[str], list[str]]:
    """What to write and to remove. A journal comes with a checkout too, so it is not trusted with paths."""
    try:
        journal = json.loads((root / WORK / _JOURNAL).read_bytes())
        write, remove = list(map(str, journal["write"])), list(map(str, journal["remove"]))
    except (ValueError, KeyError, TypeError):
        raise _damaged(root, "it is not a journal") from None
    for path in [*write, *remove]:
        if path != MANIFEST:
            check_path(path)
        if any((root / folder).is_symlink() for folder in folders_of(path)):
            raise _damaged(root, f"`{path}` lies behind a symbolic link")
    return write, remove


def _damaged(root: Path, reason: str) -> OutputError:
    return OutputError(f"{root / WORK / _JOURNAL} cannot be followed: {reason}", f"delete the folder {root / WORK}")


def _move(new: Path, root: Path, paths: list[str]) -> None:
    present = [path for path in paths if (new / path).is_file()]
    for path in present:
        disk.make_folder((root / path).parent)
        disk.rename(new / path, root / path)
    disk.flush([root, *{(root / path).parent for path in paths}])


def _remove(root: Path, paths: list[str]) -> None:
    for path in paths:
        disk.remove_file(root / path)
    for folder in sorted({folder for path in paths for folder in folders_of(path)}, key=len, reverse=True):
        disk.remove_empty_folder(root / folder)
