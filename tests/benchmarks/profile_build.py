"""Where the processor time of a cold build goes, by area and by function: looked at a thousand times a second.

    python -m tests.benchmarks.profile_build SPECS OUT

Prints JSON. A look counts for the innermost frame that belongs to an area, so that what several areas share (YAML,
PromQL, queries) counts for whoever called it. A build that would use several processes is held to one.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

_SECONDS_BETWEEN_LOOKS = 0.001
_FUNCTIONS = 15
_ELSEWHERE = "start and end"
#: Area -> folders and modules of the package. Every target is an area as well.
AREAS = {
    "load": ("load",),
    "lower": ("lower",),
    "lint": ("lint",),
    "rule tests": ("proof/rule_tests",),
    "write": ("pipeline/output", "pipeline/write_artifacts"),
    "report": ("report",),
    _ELSEWHERE: ("cli",),
}
_PACKAGE = str(Path(__file__).parents[2] / "slocompiler") + os.sep


class Looks:
    """Counts where the process is, while it runs."""

    def __init__(self) -> None:
        self.areas: Counter[str] = Counter()
        self.functions: Counter[str] = Counter()

    def __call__(self, _signal: int, frame: FrameType | None) -> None:
        self.areas[_area(frame)] += 1
        self.functions[next(_ours(frame), "elsewhere")] += 1


def _area(frame: FrameType | None) -> str:
    paths = [each.f_code.co_filename for each in _stack(frame)]
    if any(path.startswith("<frozen importlib") for path in paths):
        return "imports"
    return next(filter(None, map(_area_of_module, paths)), _ELSEWHERE)


def _area_of_module(path: str) -> str | None:
    if not path.startswith(_PACKAGE):
        return None
    below = path.removeprefix(_PACKAGE).removesuffix(".py").split("/")
    for area, places in AREAS.items():
        if any(below[: place.count("/") + 1] == place.split("/") for place in places):
            return area
    return f"target {below[1]}" if below[0] == "targets" and len(below) > 2 else None


def _ours(frame: FrameType | None) -> Iterator[str]:
    """The functions of ours on the stack, innermost first."""
    for each in _stack(frame):
        path = each.f_code.co_filename
        if path.startswith(_PACKAGE):
            yield f"{path.removeprefix(_PACKAGE)}: {each.f_code.co_qualname}"


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def profile(specs: str, out: str) -> dict[str, object]:
    """Shares of the time by area, and the functions of ours in which most of it is spent."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    looks = Looks()
    signal.signal(signal.SIGPROF, looks)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS_BETWEEN_LOOKS, _SECONDS_BETWEEN_LOOKS)
    from slocompiler.cli.main import run

    code = run(["build", specs, "--out", out])
    signal.setitimer(signal.ITIMER_PROF, 0)
    total = looks.areas.total()
    return {
        "exit_code": code,
        "looks": total,
        "areas": {area: round(count / total, 4) for area, count in looks.areas.most_common()},
        "functions": {name: round(count / total, 4) for name, count in looks.functions.most_common(_FUNCTIONS)},
    }


def main() -> None:
    sys.stdout, output = sys.stderr, sys.stdout
    figures = profile(*sys.argv[1:])
    output.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
