"""What one evaluation of every rule reads and takes, and which budget comes out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from tests.benchmarks.rule_cost.rule_sets import BUDGET, RuleSet
from tests.judges.servers import RunningPrometheus


@dataclass(frozen=True)
class RuleFigure:
    name: str
    interval: int
    samples: int
    milliseconds: float


@dataclass(frozen=True)
class SetFigure:
    """A rule set's rules, each evaluated once."""

    name: str
    rules: tuple[RuleFigure, ...]

    @property
    def samples(self) -> int:
        """When every group is evaluated once."""
        return sum(rule.samples for rule in self.rules)

    @property
    def samples_per_second(self) -> float:
        return sum(rule.samples / rule.interval for rule in self.rules)

    @property
    def milliseconds(self) -> float:
        return sum(rule.milliseconds for rule in self.rules)

    @property
    def milliseconds_per_second(self) -> float:
        return sum(rule.milliseconds / rule.interval for rule in self.rules)


def measure(prometheus: RunningPrometheus, sets: Sequence[RuleSet], time: int, rounds: int) -> list[SetFigure]:
    """Samples and median times; in each round every set in turn."""
    for one in sets:
        _round(prometheus, one, time)  # warms the server's caches
    measured = [{one.name: _round(prometheus, one, time) for one in sets} for _ in range(rounds)]
    return [_figure(one, [each[one.name] for each in measured]) for one in sets]


def nans(prometheus: RunningPrometheus, one: RuleSet, time: int) -> list[str]:
    """Names of the rules whose expression is NaN at a moment."""
    return [rule.name for rule in one.rules if any(map(_is_nan, prometheus.query(rule.expr, time=time)))]


@dataclass(frozen=True)
class Budget:
    """Share of the 30-day budget that is spent; None is NaN, or nothing at all."""

    spent: float | None
    truth: Fraction

    @property
    def error(self) -> float | None:
        return None if self.spent is None else float(self.spent / self.truth - 1)


def budget(prometheus: RunningPrometheus, one: RuleSet, time: int, true_ratio: Fraction) -> Budget:
    """What the rules of a set make of the budget, beside the truth."""
    found = prometheus.query(one.spent, time=time)
    values = [float(each["value"][1]) for each in found]
    spent = values[0] if len(values) == 1 and not math.isnan(values[0]) else None
    return Budget(spent, true_ratio / Fraction(str(BUDGET)))


def _round(prometheus: RunningPrometheus, one: RuleSet, time: int) -> list[tuple[int, float]]:
    """For each rule, samples and milliseconds."""
    answers = [prometheus.api("query", query=rule.expr, time=time, stats="all")["stats"] for rule in one.rules]
    return [
        (int(stats["samples"]["totalQueryableSamples"]), 1000 * float(stats["timings"]["evalTotalTime"]))
        for stats in answers
    ]


def _figure(one: RuleSet, rounds: Sequence[Sequence[tuple[int, float]]]) -> SetFigure:
    rules = []
    for place, rule in enumerate(one.rules):
        (samples,) = {each[place][0] for each in rounds}
        took = median(each[place][1] for each in rounds)
        rules.append(RuleFigure(rule.name, rule.interval, samples, took))
    return SetFigure(one.name, tuple(rules))


def _is_nan(found: dict[str, Any]) -> bool:
    return math.isnan(float(found["value"][1]))
