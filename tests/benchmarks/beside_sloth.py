"""How slocompile and Sloth do with the same services, in turn, in one run.

    python -m tests.benchmarks.beside_sloth [--sizes 1,100,1000,10000] [--runs N] [--profile N]

Every round runs all commands once, ours and Sloth's alternating, so that a machine that slows down slows down both;
ratios are medians over the rounds of ours / Sloth's. One service gets three times as many rounds, 10,000 get one. All
files are on a tmpfs where there is one. Kept beside this file: beside_sloth.json, with the machine, the budgets and
where the time of a build goes, and beside_sloth.svg.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from slocompiler import __version__
from tests.benchmarks.budgets import as_json, judge, lines
from tests.benchmarks.contenders import BESIDE, OUR_FILES, Workspace, commands, run
from tests.benchmarks.measure import ENVIRONMENT, REPOSITORY, Cost, machine, measure, middle, processor
from tests.benchmarks.plot import plot
from tests.benchmarks.services import our_specs
from tests.judges.build import provide

RESULT = Path(__file__).with_suffix(".json")
SIZES, RUNS, PROFILED = (1, 100, 1000, 10_000), 5, 100
_ONE_ROUND_FROM = 10_000
_TMPFS = Path("/dev/shm")
#: The limit of open files that shells usually start with.
_USUAL_FILES = 1024

Round = dict[str, Cost]


def compare(sizes: Sequence[int], runs: int, profiled: int, *, warms: bool = True) -> dict[str, Any]:
    """All figures; `profiled` is the number of services whose build is looked into, 0 for none.

    `warms`: a first round of one service is thrown away; it fills the file cache and writes the byte code.
    """
    sloth = provide("sloth")
    with tempfile.TemporaryDirectory(dir=_TMPFS if os.access(_TMPFS, os.W_OK) else None) as name:
        folder = Path(name)
        if warms:
            _round(_workspace(folder / "warm", 1, sloth))
        measured = {str(size): _of_size(folder / str(size), size, runs, sloth) for size in sizes}
        profile = _profile(folder / "profile", profiled) if profiled else None
    return {
        "machine": _machine(sloth),
        "sizes": measured,
        "budgets": as_json(judge(measured)),
        "profile": profile,
    }


def _of_size(folder: Path, size: int, runs: int, sloth: Path) -> dict[str, Any]:
    workspace = _workspace(folder, size, sloth)
    count = 1 if size >= _ONE_ROUND_FROM else 3 * runs if size == 1 else runs
    rounds = []
    for number in range(count):
        print(f"{size} services: round {number + 1} of {count}", file=sys.stderr, flush=True)
        rounds.append(_round(workspace))
    return {
        "rounds": count,
        "open_files": {"ours": OUR_FILES, "sloth": workspace.sloths_files},
        f"sloth_with_{_USUAL_FILES}_open_files": _with_usual_files(workspace),
        "commands": {name: _figures([each[name] for each in rounds]) for name in rounds[0]},
        "ratios": {name: _ratios(rounds, name, beside) for name, beside in BESIDE.items()},
    }


def _workspace(folder: Path, size: int, sloth: Path) -> Workspace:
    workspace = Workspace(folder, size, sloth)
    workspace.write()
    return workspace


def _round(workspace: Workspace) -> Round:
    return {command.name: run(command, workspace) for command in commands(workspace)}


def _with_usual_files(workspace: Workspace) -> str:
    """What becomes of Sloth when it may not open more files than is usual."""
    arguments = ["generate", "--no-log", "-i", str(workspace.place("sloths")), "-o", str(workspace.place("a"))]
    try:
        measure([str(workspace.sloth), *arguments], folder=workspace.folder, files=_USUAL_FILES)
    except subprocess.CalledProcessError as error:
        return error.stderr.strip().rpartition("\n")[2].rpartition(": ")[2] or f"exit code {error.returncode}"
    return "works"


def _figures(costs: list[Cost]) -> dict[str, float]:
    return middle(costs) | {"tree_mib": round(max(each.tree for each in costs), 1)}


def _ratios(rounds: list[Round], name: str, beside: str) -> dict[str, str | float]:
    pairs = [(asdict(each[name]), asdict(each[beside])) for each in rounds]
    figures = {figure: median(ours[figure] / sloths[figure] for ours, sloths in pairs) for figure in pairs[0][0]}
    return {"beside": beside} | {figure: round(value, 3) for figure, value in figures.items()}


def _profile(folder: Path, count: int) -> dict[str, Any]:
    """Where the processor time of a cold build goes, from a process of its own."""
    print(f"profile of {count} services", file=sys.stderr, flush=True)
    our_specs(folder / "specs", count)
    command = [sys.executable, "-m", "tests.benchmarks.profile_build", str(folder / "specs"), str(folder / "out")]
    done = subprocess.run(command, cwd=REPOSITORY, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE)
    return {"services": count, **json.loads(done.stdout)}


def _machine(sloth: Path) -> dict[str, object]:
    """What figures depend on; the Go version is the one that Sloth was built with, as the binary says."""
    built_with = re.search(rb"\xff Go buildinf:.{19}(go1[.\d]+)", sloth.read_bytes(), re.DOTALL)
    pinned = re.search(r"slok/sloth (v\S+)", (REPOSITORY / "tests/judges/sloth/go.mod").read_text())
    return {
        "machine": machine(),
        "processor": processor(),
        "go": built_with[1].decode() if built_with else "unknown",
        "slocompiler": __version__,
        "sloth": pinned[1] if pinned else "unknown",
        "on_tmpfs": os.access(_TMPFS, os.W_OK),
    }


def report(result: dict[str, Any]) -> str:
    """The figures as text."""
    text = [", ".join(f"{name}: {value}" for name, value in result["machine"].items())]
    for size, measured in result["sizes"].items():
        text.append(f"\n{size} services x 3 SLOs, medians of {measured['rounds']} rounds")
        for name, each in measured["commands"].items():
            ratios = measured["ratios"].get(name)
            beside = (
                f"  {ratios['wall']:7.2f} x wall {ratios['cpu']:7.2f} x cpu of {ratios['beside']}" if ratios else ""
            )
            text.append(
                f"{each['wall_ms']:10.1f} ms wall {each['cpu_ms']:10.1f} ms cpu {each['peak_mib']:7.1f} MiB"
                f" {each['tree_mib']:7.1f} MiB all  {name:26}{beside}".rstrip()
            )
        fate = measured[f"sloth_with_{_USUAL_FILES}_open_files"]
        text.append(f"ours with {OUR_FILES} open files: works; sloth generate with {_USUAL_FILES}: {fate}")
    if result["profile"]:
        text.append(f"\nprofile of a build of {result['profile']['services']} services, one process")
        text += [f"{share:6.1%}  {area}" for area, share in result["profile"]["areas"].items()]
    return "\n".join([*text, "", *lines(judge(result["sizes"]))])


def keep(result: dict[str, Any], path: Path) -> None:
    """The result as JSON, and its plot beside it."""
    path.write_text(json.dumps(result, indent=2) + "\n")
    path.with_suffix(".svg").write_text(plot(result))


def main() -> None:
    parser = argparse.ArgumentParser(description="slocompile beside Sloth")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of services")
    parser.add_argument("--runs", type=int, default=RUNS, help="rounds for each size")
    parser.add_argument("--profile", type=int, default=PROFILED, help="services of the profile, 0 for none")
    given = parser.parse_args()
    result = compare([int(size) for size in given.sizes.split(",")], given.runs, given.profile)
    keep(result, RESULT)
    print(report(result))


if __name__ == "__main__":
    main()
