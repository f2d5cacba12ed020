"""What a replay found."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.rules import Unreadable

MILLISECONDS_A_WEEK = 604_800_000


class ReplayedAlert(Struct, frozen=True):
    """One alert. `pages`: whether its firings wake somebody. `other_groups`: see `inline.Inlined`."""

    name: str
    pages: bool
    firings: tuple[Firing, ...]
    other_groups: tuple[str, ...]


class ReplayedRules(Struct, frozen=True):
    """The alerts of one set of rules; `left_out` could not be replayed."""

    name: str
    alerts: tuple[ReplayedAlert, ...]
    left_out: tuple[Unreadable, ...]

    @property
    def firings(self) -> tuple[Firing, ...]:
        return tuple(firing for alert in self.alerts for firing in alert.firings)

    @property
    def pages(self) -> int:
        """Every firing of an alert that pages is one; grouping, inhibition and hours are left to Alertmanager."""
        return sum(len(alert.firings) for alert in self.alerts if alert.pages)


class Episode(Struct, frozen=True):
    """A time in which alerts of any set fired, without a pause. `first`: set of rules -> what fired first in it."""

    start: int
    end: int | None
    first: Mapping[str, Firing]


class BudgetPeriod(Struct, frozen=True):
    """What one week (or what there is of it) did to a budget. `group`: labels of the group, none for the whole.

    `burn` is the error ratio over the budget: at 1, a window of such weeks spends exactly all of it.
    """

    slo: str
    group: Mapping[str, str]
    start: int
    end: int
    error_ratio: float
    burn: float
    budget_spent: float


class Backtest(Struct, frozen=True):
    """The result of a replay from `start` to `end` (ms since the epoch), once a `step` (ms)."""

    start: int
    end: int
    step: int
    rule_sets: tuple[ReplayedRules, ...]
    episodes: tuple[Episode, ...]
    budgets: tuple[BudgetPeriod, ...]
    warnings: tuple[str, ...]

    @property
    def weeks(self) -> float:
        return (self.end - self.start) / MILLISECONDS_A_WEEK

    def pages_a_week(self, rules: ReplayedRules) -> float:
        return rules.pages / self.weeks if self.weeks else 0.0

    def hours(self, firings: tuple[Firing, ...]) -> float:
        """Hours that alerts fired, summed up over alerts."""
        return sum(firing.lasts_until(self.end) - firing.fires for firing in firings) / 3_600_000
