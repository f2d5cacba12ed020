"""What a run may take, as it was decided before anything was measured, and whether it does."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.contenders import BESIDE, EMPTY_PROCESS

#: Size -> {"commands": {name: figures}, "ratios": {name: figures}}.
Sizes = Mapping[str, Mapping[str, Any]]

_LONGER_THAN_ONE_MS = 150


@dataclass(frozen=True)
class Budget:
    """`measured` gives None when the sizes it is about were not run; `goal` is where we want to be one day."""

    what: str
    limit: float
    goal: float | None
    unit: str
    measured: Callable[[Sizes], float | None]


@dataclass(frozen=True)
class Verdict:
    """A budget and what was measured."""

    budget: Budget
    measured: float | None

    @property
    def text(self) -> str:
        if self.measured is None:
            return "not measured"
        return "met" if self.measured <= self.budget.limit else "MISSED"


def judge(sizes: Sizes) -> list[Verdict]:
    return [Verdict(budget, budget.measured(sizes)) for budget in BUDGETS]


def lines(verdicts: list[Verdict]) -> Iterator[str]:
    """A line of text for each."""
    for verdict in verdicts:
        budget = verdict.budget
        measured = "-" if verdict.measured is None else f"{verdict.measured:g}"
        goal = "" if budget.goal is None else f", goal {budget.goal:g}"
        yield f"{verdict.text:12} {measured:>8} of {budget.limit:g}{goal} {budget.unit}: {budget.what}"


def as_json(verdicts: list[Verdict]) -> list[dict[str, object]]:
    return [
        {
            "what": verdict.budget.what,
            "unit": verdict.budget.unit,
            "limit": verdict.budget.limit,
            "goal": verdict.budget.goal,
            "measured": verdict.measured,
            "verdict": verdict.text,
        }
        for verdict in verdicts
    ]


def _ratio(size: str, name: str) -> Callable[[Sizes], float | None]:
    """Wall time of ours over that of Sloth's command, of the same round."""
    return lambda sizes: float(sizes[size]["ratios"][name]["wall"]) if size in sizes else None


def _times_empty_process(size: str, name: str) -> Callable[[Sizes], float | None]:
    def measured(sizes: Sizes) -> float | None:
        if size not in sizes:
            return None
        commands = sizes[size]["commands"]
        return float(round(commands[name]["cpu_ms"] / commands[EMPTY_PROCESS]["cpu_ms"], 1))

    return measured


def _longer_than_one(sizes: Sizes) -> float | None:
    """Milliseconds that one changed spec of 1,000 takes more than a cold build of one."""
    if not {"1", "1000"} <= sizes.keys():
        return None
    return round(_wall(sizes, "1000", "build, 1 changed") - _wall(sizes, "1", "build"), 1)


def _wall(sizes: Sizes, size: str, name: str) -> float:
    wall: float = sizes[size]["commands"][name]["wall_ms"]
    return wall


def _peak(sizes: Sizes) -> float | None:
    return max((_peak_of(sizes, size) for size in sizes), default=None)


def _growth(sizes: Sizes) -> float | None:
    """The peak at 10,000 services over that at 1,000."""
    if not {"1000", "10000"} <= sizes.keys():
        return None
    return round(_peak_of(sizes, "10000") / _peak_of(sizes, "1000"), 2)


def _peak_of(sizes: Sizes, size: str) -> float:
    return max(float(sizes[size]["commands"][name]["peak_mib"]) for name in BESIDE)


BUDGETS = (
    Budget("validate of one spec", 1.5, 0.7, "x sloth validate", _ratio("1", "validate, 1 file")),
    Budget("validate of one spec", 18, 12, "x python -c pass (cpu)", _times_empty_process("1", "validate, 1 file")),
    Budget("build of one spec, all targets", 2, 1, "x sloth generate", _ratio("1", "build")),
    Budget("build of 1,000 specs, all targets", 1.2, 0.7, "x sloth generate", _ratio("1000", "build")),
    Budget("1 of 1,000 changed", _LONGER_THAN_ONE_MS, None, "ms more than a build of one", _longer_than_one),
    Budget(
        "1,000 specs, nothing changed",
        10,
        5,
        "x python -c pass (cpu)",
        _times_empty_process("1000", "build, nothing changed"),
    ),
    Budget("memory of any process of ours", 80, 48, "MiB", _peak),
    Budget("memory at 10,000 specs", 1.1, None, "x that at 1,000", _growth),
)
