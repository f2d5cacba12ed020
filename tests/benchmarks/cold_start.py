"""How long a command takes as a whole cold process, beside an empty Python process in the same run.

    python -m tests.benchmarks.cold_start [RUNS]

Commands run in turn (A B C A B C ...), so that a machine that slows down slows down all of them; medians and the ratio
to `python -c pass` are what to read. The result is kept in cold_start.json beside this file.
"""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).parents[2]
RESULT = Path(__file__).with_suffix(".json")
RUNS = 15
#: What `validate` of one spec may take, as a multiple of an empty process.
BUDGET = 18

#: An installed package has its byte code; a checkout writes it at the first run, unless it is told not to.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def commands(out: str) -> dict[str, list[str]]:
    slocompile = [sys.executable, "-m", "slocompiler"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "slocompile --help": [*slocompile, "--help"],
        "slocompile validate specs/akidb-rest.yaml": [*slocompile, "validate", "specs/akidb-rest.yaml"],
        "slocompile validate specs/": [*slocompile, "validate", "specs/"],
        "slocompile build specs/": [*slocompile, "build", "specs/", "--out", out],
    }


def measure(command: list[str]) -> dict[str, float]:
    """Wall and processor seconds of one run."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=REPOSITORY, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"wall": wall, "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime}


def run(runs: int) -> dict[str, dict[str, float]]:
    """Medians in milliseconds and ratios to the empty process, by command."""
    with tempfile.TemporaryDirectory() as folder:
        timed = commands(f"{folder}/generated")
        for command in timed.values():
            measure(command)  # warms the file cache and the byte code
        rounds = [{name: measure(command) for name, command in timed.items()} for _ in range(runs)]
    return {name: _figures(rounds, name) for name in timed}


def _figures(rounds: list[dict[str, dict[str, float]]], name: str) -> dict[str, float]:
    ratios = [each[name]["cpu"] / each["python -c pass"]["cpu"] for each in rounds]
    return {
        "wall_ms": round(1000 * median(each[name]["wall"] for each in rounds), 1),
        "cpu_ms": round(1000 * median(each[name]["cpu"] for each in rounds), 1),
        "times_empty_process": round(median(ratios), 1),
    }


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    machine = (
        f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )
    figures = run(runs)
    RESULT.write_text(json.dumps({"machine": machine, "runs": runs, "medians": figures}, indent=2) + "\n")
    print(f"{machine}; medians of {runs} runs in turn")
    for name, each in figures.items():
        print(
            f"{each['wall_ms']:8.1f} ms wall {each['cpu_ms']:8.1f} ms cpu {each['times_empty_process']:6.1f} x  {name}"
        )
    print(f"budget of `validate` of one spec: {BUDGET} x")


if __name__ == "__main__":
    main()
