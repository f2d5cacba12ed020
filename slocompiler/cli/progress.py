"""How far a command is, for whoever waits at a terminal."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from slocompiler.pipeline.progress import Progress

_PATIENCE_SECONDS = 1.0
_PAUSE_SECONDS = 0.1
_CLEAR_LINE = "\r\x1b[K"


@contextmanager
def progress_line(doing: str = "building") -> Iterator[Progress]:
    """A line on standard error that says what is being done; it appears after a second and goes away at the end."""
    if not sys.stderr or not sys.stderr.isatty():
        yield lambda done, total, what: None
        return
    next_time = time.monotonic() + _PATIENCE_SECONDS
    is_shown = False

    def show(done: int, total: int, what: str) -> None:
        nonlocal next_time, is_shown
        if time.monotonic() < next_time:
            return
        next_time, is_shown = time.monotonic() + _PAUSE_SECONDS, True
        sys.stderr.write(f"{_CLEAR_LINE}{doing} {done}/{total}  {what}"[:76])
        sys.stderr.flush()

    try:
        yield show
    finally:
        if is_shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
