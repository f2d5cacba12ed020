"""Work in several processes where that pays."""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Fewer services than this are compiled sooner than a second process is of use.
WORTH_IT = 100
_CHUNK = 16
#: What the forked processes work on: they have it from their parent, so that only results are sent.
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def each(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """`function` of every item, in order; in as many processes as there are processors when there are many items.

    What `function` raises is raised here, by doing the item again.
    """
    processes = min(_processors(), len(items) // _CHUNK)
    if len(items) < WORTH_IT or processes < 2 or not _can_fork():
        yield from map(function, items)
        return
    global _work  # noqa: PLW0603: a forked process has its parent's variables and nothing else
    _work = (function, items)
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for start, results in zip(_starts(items), pool.imap(_chunk, _starts(items)), strict=True):
                yield from map(function, items[start : start + _CHUNK]) if results is None else results
    finally:
        _work = None


def _starts(items: Sequence[object]) -> range:
    return range(0, len(items), _CHUNK)


def _chunk(start: int) -> list[Any] | None:
    """None when something was raised: a process that dies of it would be waited for."""
    assert _work is not None
    function, items = _work
    try:
        return [function(item) for item in items[start : start + _CHUNK]]
    except BaseException:  # noqa: BLE001: done again, and raised, where it can be reported
        return None


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    """Not on Windows; on macOS a forked process may not use the system's libraries; and not beside other threads."""
    return sys.platform == "linux" and threading.active_count() == 1
