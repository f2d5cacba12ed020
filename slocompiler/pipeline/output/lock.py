"""One build at a time in one output folder."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from slocompiler.pipeline.output.output_error import OutputError

PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.02


@contextmanager
def output_lock(root: Path, *, required: bool = True) -> Iterator[None]:
    """Holds the lock of an output folder; waits for another build up to PATIENCE_SECONDS, then raises OutputError.

    Where the file system has no locks (some network folders) it raises too, unless the lock is not `required`.

    The lock is on the folder that `root` lies in: it leaves no file behind, the system releases it whatever ends the
    process, and it stays the same when `root` itself is replaced.
    """
    descriptor = os.open(root.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _acquire(descriptor, root, required)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, root: Path, required: bool) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not _try_acquire(descriptor, root, required):
        if time.monotonic() > give_up:
            raise OutputError(f"another build is writing in {root.parent}", "wait until it has ended")
        time.sleep(_PAUSE_SECONDS)


def _try_acquire(descriptor: int, root: Path, required: bool) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in (errno.EAGAIN, errno.EACCES):
            return False
        if required:
            raise OutputError(
                f"the file system of {root.parent} has no locks: {problem.strerror}",
                "build into a folder on a local disk",
            ) from None
    return True
