"""What every week did to the error budgets."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from slocompiler.promql import parse_expr, print_expr
from slocompiler.proof.backtest.asking import Found, Question, Replies
from slocompiler.proof.backtest.inline import inline
from slocompiler.proof.backtest.result import MILLISECONDS_A_WEEK, BudgetPeriod
from slocompiler.proof.backtest.rules import RecordingRule
from slocompiler.proof.backtest.time_grid import TimeGrid
from slocompiler.values import Duration


class BudgetSubject(Struct, frozen=True):
    """An SLO: selectors of its recorded events and errors, the labels of its groups, what is allowed.

    `budgets`: the error ratio allowed for a named group (its label and value), or for the rest (None).
    """

    name: str
    events: str
    errors: str
    by: tuple[str, ...]
    budgets: Mapping[tuple[str, str] | None, Fraction]
    window: Duration

    def budget_of(self, labels: Mapping[str, str]) -> Fraction:
        named = (self.budgets.get((label, value)) for label, value in labels.items())
        return next((budget for budget in named if budget is not None), self.budgets[None])


class BudgetQuestion(Struct, frozen=True):
    """The error ratio over periods of one length, each up to a moment of the question's grid."""

    subject: BudgetSubject
    length: int
    question: Question


def budget_questions(
    subjects: Sequence[BudgetSubject], recordings: Sequence[RecordingRule], grid: TimeGrid
) -> Iterator[BudgetQuestion]:
    """Whole weeks back from the end, and what is left before them. Raises CannotReplayError."""
    weeks, rest = divmod(grid.end - grid.start, MILLISECONDS_A_WEEK)
    periods = []
    if weeks:
        first = grid.end - (weeks - 1) * MILLISECONDS_A_WEEK
        periods.append((MILLISECONDS_A_WEEK, TimeGrid(first, grid.end, MILLISECONDS_A_WEEK)))
    if rest:
        end = grid.start + rest
        periods.append((rest, TimeGrid(end, end, grid.step)))
    for subject in subjects:
        for length, ends in periods:
            over = Duration(length)
            ratio = parse_expr(
                f"sum_over_time({subject.errors}[{over}]) / (sum_over_time({subject.events}[{over}]) > 0)"
            )
            query = print_expr(inline(ratio, None, recordings).expr)
            yield BudgetQuestion(subject, length, Question(f"budget of {subject.name}", query, ends, True))


def budget_periods(asked: Sequence[BudgetQuestion], replies: Replies) -> tuple[BudgetPeriod, ...]:
    """By SLO, group and time."""
    periods = [
        _period(one, found, moment, value)
        for one in asked
        for found in replies.found.get(one.question, ())
        for moment, value in found.samples
    ]
    return tuple(sorted(periods, key=lambda period: (period.slo, sorted(period.group.items()), period.start)))


def _period(one: BudgetQuestion, found: Found, moment: int, ratio: float) -> BudgetPeriod:
    """The budget that a week spends is counted as if all of the window had its traffic."""
    group = {label: found.labels.get(label, "") for label in one.subject.by}
    burn = ratio / float(one.subject.budget_of(group))
    spent = burn * one.length / one.subject.window.milliseconds
    return BudgetPeriod(one.subject.name, group, moment - one.length, moment, ratio, burn, spent)
