"""Which modules a command loads as a cold process, and what each costs, as a tree of who loaded whom first.

    python -m tests.benchmarks.import_time [--runs N] [--least MS] [COMMAND...]

COMMAND is what stands after `slocompile`; `validate specs/akidb-rest.yaml` unless it is given. Times are medians of
`-X importtime`, which slows imports down a little: read shares. Modules below `--least` (with all they load) are left
out.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.benchmarks.measure import ENVIRONMENT, REPOSITORY

_LINE = re.compile(r"^import time: +(\d+) \| +\d+ \| ( *)(\S+)$", re.MULTILINE)


@dataclass
class Loaded:
    """A module, the milliseconds of its own code, and the modules that it loaded first."""

    name: str
    own: float
    below: list["Loaded"] = field(default_factory=list)

    @property
    def total(self) -> float:
        return self.own + sum(each.total for each in self.below)

    def __iter__(self) -> Iterator["Loaded"]:
        yield self
        for each in self.below:
            yield from each


def import_times(command: Sequence[str], runs: int = 1) -> Loaded:
    """The tree of all modules, the interpreter's own included; the root is the process."""
    trees = [_one_run(command) for _ in range(runs)]
    times: dict[str, list[float]] = {}
    for module in (module for tree in trees for module in tree):
        times.setdefault(module.name, []).append(module.own)
    for module in trees[0]:
        module.own = median(times[module.name])
    return trees[0]


def _one_run(command: Sequence[str]) -> Loaded:
    arguments = [sys.executable, "-X", "importtime", "-m", "slocompiler", *command]
    done = subprocess.run(arguments, cwd=REPOSITORY, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise subprocess.CalledProcessError(done.returncode, arguments, done.stdout, done.stderr)
    return read_import_times(done.stderr)


def read_import_times(text: str) -> Loaded:
    """What `-X importtime` says, as a tree: there a module stands after those that it loaded, which are indented."""
    root = Loaded("the process", 0.0)
    branch = [root]
    for own, indent, name in reversed(_LINE.findall(text)):
        depth = len(indent) // 2
        module = Loaded(name, int(own) / 1000)
        branch = [*branch[: depth + 1], module]
        branch[depth].below.insert(0, module)
    return root


def lines(module: Loaded, least: float, depth: int = 0) -> Iterator[str]:
    """Milliseconds with and without what a module loads, in the order of loading."""
    if module.total >= least:
        yield f"{module.total:8.1f} {module.own:6.1f}  {'  ' * depth}{module.name}"
        for each in module.below:
            yield from lines(each, least, depth + 1)


def costliest(root: Loaded, count: int) -> list[Loaded]:
    """The modules whose own code takes longest."""
    return sorted(root, key=lambda module: -module.own)[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description="what a command loads")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--least", type=float, default=1.5, help="milliseconds")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    root = import_times(given.command or ["validate", "specs/akidb-rest.yaml"], given.runs)
    modules = list(root)
    ours = [module for module in modules if module.name.startswith("slocompiler")]
    print(
        f"{len(modules) - 1} modules, {len(ours)} of ours with {sum(module.own for module in ours):.1f} ms of their own"
    )
    print("ms with all, own")
    print("\n".join(lines(root, given.least)))
    print("\ncostliest by themselves")
    print("\n".join(f"{module.own:8.1f}  {module.name}" for module in costliest(root, 25)))


if __name__ == "__main__":
    main()
