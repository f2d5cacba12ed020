"""Builds that end in the middle, at a point of one's choice."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from slocompiler.pipeline.output import disk

#: Every function that changes the disk, and the code with which a stopped build ends.
STEPS = (
    "make_folder",
    "write_file",
    "link",
    "rename",
    "exchange",
    "remove_file",
    "remove_empty_folder",
    "remove_tree",
    "copy_attributes",
    "flush",
)
KILLED, ENDED = 137, 0


def run_and_kill(build: Callable[[], object], step: int, moment: str) -> int:
    """Runs `build` in a process of its own, which ends at its step number `step`: before, within or after it.

    `os._exit` runs no handler and no `finally`, like SIGKILL. Gives KILLED, or ENDED when there were fewer steps.
    """
    child = os.fork()
    if child == 0:
        _stop_at(step, moment)
        build()
        os._exit(ENDED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _stop_at(wanted: int, moment: str) -> None:
    count = 0

    def stopping(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any) -> Any:
            nonlocal count
            count += 1
            if count != wanted:
                return real(*arguments)
            if moment == "within":
                _half(name, *arguments)
            elif moment == "after":
                with suppress(OSError):
                    real(*arguments)
            os._exit(KILLED)

        return step

    for name in STEPS:
        setattr(disk, name, stopping(name, getattr(disk, name)))


def _half(name: str, *arguments: Any) -> None:
    """What a step that is not one system call may leave."""
    if name == "write_file":
        path, data = arguments
        path.write_bytes(data[: len(data) // 2])
    elif name == "remove_tree" and Path(arguments[0]).is_dir():
        files = sorted(path for path in Path(arguments[0]).rglob("*") if not path.is_dir())
        for path in files[::2]:
            path.unlink()
