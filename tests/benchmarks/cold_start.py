"""How long a command takes as a whole cold process, beside an empty Python process in the same run.

    python -m tests.benchmarks.cold_start [RUNS]

Commands run in turn (A B C A B C ...), so that a machine that slows down slows down all of them; medians and the ratio
to `python -c pass` are what to read, and the most memory that any run took. The result is kept in cold_start.json
beside this file.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import REPOSITORY, Cost, machine, measure, middle

RESULT = Path(__file__).with_suffix(".json")
RUNS = 15
#: What `validate` of one spec may take, as a multiple of an empty process.
BUDGET = 18


def commands(folder: Path) -> dict[str, list[str]]:
    slocompile = [sys.executable, "-m", "slocompiler"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "slocompile --help": [*slocompile, "--help"],
        "slocompile validate specs/akidb-rest.yaml": [*slocompile, "validate", "specs/akidb-rest.yaml"],
        "slocompile validate specs/": [*slocompile, "validate", "specs/"],
        "slocompile build, one service": [*slocompile, "build", _one_service(folder), "--out", f"{folder}/one"],
        "slocompile build specs/": [*slocompile, "build", "specs/", "--out", f"{folder}/all"],
    }


def _one_service(folder: Path) -> str:
    """A folder with the organization of the worked example and one of its services."""
    specs = folder / "specs"
    specs.mkdir()
    for name in ("organization.yaml", "karpenter-spot.yaml"):
        shutil.copy(REPOSITORY / "specs" / name, specs)
    return str(specs)


def run(runs: int) -> dict[str, dict[str, float]]:
    """Medians in milliseconds, ratios to the empty process and peak memory, by command."""
    with tempfile.TemporaryDirectory() as folder:
        timed = commands(Path(folder))
        for command in timed.values():
            measure(command)  # warms the file cache and the byte code
        rounds = [{name: measure(command) for name, command in timed.items()} for _ in range(runs)]
    return {name: _figures(rounds, name) for name in timed}


def _figures(rounds: list[dict[str, Cost]], name: str) -> dict[str, float]:
    ratios = [each[name].cpu / each["python -c pass"].cpu for each in rounds]
    return middle([each[name] for each in rounds]) | {"times_empty_process": round(median(ratios), 1)}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    figures = run(runs)
    RESULT.write_text(json.dumps({"machine": machine(), "runs": runs, "medians": figures}, indent=2) + "\n")
    print(f"{machine()}; medians of {runs} runs in turn")
    for name, each in figures.items():
        print(
            f"{each['wall_ms']:8.1f} ms wall {each['cpu_ms']:8.1f} ms cpu {each['times_empty_process']:6.1f} x"
            f" {each['peak_mib']:6.1f} MiB  {name}"
        )
    print(f"budget of `validate` of one spec: {BUDGET} x")


if __name__ == "__main__":
    main()
