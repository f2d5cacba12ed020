"""Every change of the disk that a build makes, one function each.

Nothing else in the compiler changes a file, so a test can stop the process before, within and after each of them.
"""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from slocompiler.pipeline.output.system_calls import exchange_folders, sync_file_system

#: From so many files on, one flush of the whole file system is cheaper than one for each file.
_MANY_FILES = 16


def make_folder(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, data: bytes) -> None:
    """A new file. Raises FileExistsError rather than write through a link that somebody put there."""
    with path.open("xb") as stream:
        stream.write(data)


def link(source: Path, path: Path) -> None:
    """The same file under a second name; a symbolic link itself, not what it leads to."""
    os.link(source, path, follow_symlinks=False)


def rename(source: Path, path: Path) -> None:
    source.replace(path)


def exchange(one: Path, other: Path) -> None:
    """Swaps two folders in one step. Raises OSError where that cannot be done."""
    exchange_folders(one, other)


def remove_file(path: Path) -> None:
    path.unlink(missing_ok=True)


def remove_empty_folder(path: Path) -> None:
    """Removes a folder unless something is in it."""
    try:
        path.rmdir()
    except OSError:
        return


def remove_tree(path: Path) -> None:
    """Removes a folder with all that is in it, never what a link in it leads to."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def copy_attributes(source: Path, path: Path) -> None:
    """Gives a folder the mode and the owner of another."""
    wanted, present = source.stat(), path.stat()
    if (wanted.st_uid, wanted.st_gid) != (present.st_uid, present.st_gid):
        os.chown(path, wanted.st_uid, wanted.st_gid)
    if wanted.st_mode != path.stat().st_mode:
        path.chmod(wanted.st_mode & 0o7777)


def flush(paths: Sequence[Path]) -> None:
    """Returns when the content of files and folders would survive a power cut."""
    if len(paths) >= _MANY_FILES and sync_file_system(paths[0]):
        return
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
