"""The whole benchmark as one value."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rule_cost.history import record_history, record_moment, server, write_raw
from tests.benchmarks.rule_cost.measure import Budget, SetFigure, budget, measure, nans
from tests.benchmarks.rule_cost.rule_sets import WINDOW_DAYS, RuleSet, rule_sets
from tests.benchmarks.rule_cost.traffic import DAY, IDLE, Size, Truth
from tests.judges.servers import RunningPrometheus

FULL = Size(pods=25, days=31)
ROUNDS = 5


@dataclass(frozen=True)
class Result:
    """Figures in the order of the sets.

    `budgets`: set -> at the end of the history; `idle_budgets`: a day before, when the night without a request is
    among the 30 days. `nans`: set -> rules that were NaN at some moment of that night or in the two hours after it.
    """

    figures: Sequence[SetFigure]
    budgets: dict[str, Budget]
    idle_budgets: dict[str, Budget]
    nans: dict[str, list[str]]


def run(
    size: Size = FULL, rounds: int = ROUNDS, night_step: int = 600, say: Callable[[str], None] = lambda text: None
) -> Result:
    """Write the history, record, measure; `night_step`: seconds between looks at the idle night."""
    with tempfile.TemporaryDirectory(prefix="slocompiler-rule-cost-") as folder:
        workdir = Path(folder)
        sets = rule_sets(workdir)
        say(f"writing {size.days} days of {len(size.series)} series")
        truth = write_raw(workdir, size)
        say("recording what the rules would have recorded")
        record_history(workdir, sets, size)
        with server(workdir) as prometheus:
            say("looking for NaN after the idle night")
            idle = {one.name: _nans_of_the_night(prometheus, one, night_step) for one in sets}
            say(f"evaluating every rule {rounds} times")
            now, before = (_budgets(prometheus, sets, time, truth) for time in (size.end, size.end - DAY))
            return Result(measure(prometheus, sets, size.end, rounds), now, before, idle)


def _budgets(prometheus: RunningPrometheus, sets: Sequence[RuleSet], time: int, truth: Truth) -> dict[str, Budget]:
    for one in sets:
        record_moment(prometheus, one, time)
    ratio = truth.ratio(time, WINDOW_DAYS * DAY)
    return {one.name: budget(prometheus, one, time, ratio) for one in sets}


def _nans_of_the_night(prometheus: RunningPrometheus, one: RuleSet, step: int) -> list[str]:
    found: dict[str, None] = {}
    for time in range(IDLE[0], IDLE[1] + 7200, step):
        record_moment(prometheus, one, time)
        found |= dict.fromkeys(nans(prometheus, one, time))
    return list(found)
