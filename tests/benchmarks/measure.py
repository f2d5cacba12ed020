"""What one run of a command costs: wall and processor time, memory; and the machine it ran on."""

import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from threading import Event, Thread

REPOSITORY = Path(__file__).parents[2]

#: An installed package has its byte code; a checkout writes it at the first run, unless it is told not to.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
#: The kernel counts peak memory in kibibytes, that of macOS in bytes.
_PEAK_UNITS = 1 << (20 if sys.platform == "darwin" else 10)
_SECONDS_BETWEEN_LOOKS = 0.1
#: Sets both limits of open files, so that the program cannot raise its own again.
_LIMITED = ("sh", "-c", 'ulimit -n "$0" && exec "$@"')


@dataclass(frozen=True)
class Cost:
    """Seconds and mebibytes of one run, all its children included.

    `peak` is the most that any single process held; `tree` what all of them held at one time, shared pages counted
    once (looked at ten times a second, Linux only; else, and where there is only one process, the same as `peak`).
    A process starts with the peak of the one that starts it, so whoever measures must be small itself.
    """

    wall: float
    cpu: float
    peak: float
    tree: float


def measure(
    command: Sequence[str],
    *,
    folder: Path = REPOSITORY,
    files: int | None = None,
    variables: dict[str, str] | None = None,
) -> Cost:
    """The cost of one run, with at most `files` open files. CalledProcessError, with what it said, when it fails."""
    command = list(command) if files is None else [*_LIMITED, str(files), *command]
    began = time.perf_counter()
    with TemporaryFile("w+", errors="replace") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=ENVIRONMENT | (variables or {}), stdout=subprocess.DEVNULL, stderr=said
        )
        with _TreeWatch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())
    peak = usage.ru_maxrss / _PEAK_UNITS
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak, max(peak, watch.peak))


class _TreeWatch(Thread):
    """Looks at the memory of a process and its descendants until it is left; `peak` is 0 when there were none."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.peak, self._is_over = root, 0.0, Event()

    def __enter__(self) -> "_TreeWatch":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self.join()

    def run(self) -> None:
        while not self._is_over.wait(_SECONDS_BETWEEN_LOOKS):
            processes = _descendants(self.root)
            if len(processes) > 1:
                self.peak = max(self.peak, sum(map(_proportional_mib, processes)))


def _descendants(root: int) -> list[int]:
    """The process and all below it that are alive; nothing where there is no /proc."""
    found, waiting = [], [root]
    while waiting:
        process = waiting.pop()
        children = _read(f"/proc/{process}/task/{process}/children")
        if children is not None:
            found.append(process)
            waiting += map(int, children.split())
    return found


def _proportional_mib(process: int) -> float:
    """What the process holds, each shared page divided by the number of those who share it."""
    stated = re.search(r"^Pss: +(\d+) kB", _read(f"/proc/{process}/smaps_rollup") or "", re.MULTILINE)
    return int(stated[1]) / 1024 if stated else 0.0


def _read(path: str) -> str | None:
    try:
        return Path(path).read_text()
    except OSError:  # the process has gone, or the system keeps no such file
        return None


def middle(costs: Sequence[Cost]) -> dict[str, float]:
    """Medians of milliseconds, and the most memory that any run took."""
    return {
        "wall_ms": round(1000 * median(each.wall for each in costs), 1),
        "cpu_ms": round(1000 * median(each.cpu for each in costs), 1),
        "peak_mib": round(max(each.peak for each in costs), 1),
    }


def machine() -> str:
    """Processors, system, Python: nothing that names the machine."""
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def processor() -> str:
    """The model of the processor, such as "AMD EPYC"; empty where the system does not say."""
    stated = re.search(r"^model name\s*: (.+)$", _read("/proc/cpuinfo") or "", re.MULTILINE)
    return stated[1].strip() if stated else platform.processor()
