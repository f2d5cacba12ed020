"""How a file is recognised without reading it."""

import os
import stat
import time

from msgspec import Struct

_SECOND = 1_000_000_000
#: The kernel's clock moves in steps of up to 10 ms, and some file systems keep whole seconds, or every other one.
_CLOCK_STEP, _COARSE_STEP = 20_000_000, 2 * _SECOND


class FileSignature(Struct, frozen=True, array_like=True):
    """Equal signatures of a path mean equal bytes, as in git's index. No ctime: a second name of a file changes it."""

    size: int
    modified_ns: int
    inode: int


def signature_of(status: os.stat_result) -> FileSignature | None:
    """None for what is no regular file."""
    if not stat.S_ISREG(status.st_mode):
        return None
    return FileSignature(status.st_size, status.st_mtime_ns, status.st_ino)


def settled_signature(status: os.stat_result) -> FileSignature | None:
    """None, too, for a file that could change once more without its time telling: it was written a moment ago."""
    step = _CLOCK_STEP if status.st_mtime_ns % _SECOND else _COARSE_STEP
    return signature_of(status) if status.st_mtime_ns + step < time.time_ns() else None
