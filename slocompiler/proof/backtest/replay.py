"""The replay: questions from rules, firings from answers."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from slocompiler.promql import print_expr
from slocompiler.proof.backtest.asking import Asking, Question, Replies, ask, joined
from slocompiler.proof.backtest.budgets import BudgetQuestion, BudgetSubject, budget_periods, budget_questions
from slocompiler.proof.backtest.episodes import episodes_of
from slocompiler.proof.backtest.firings import firings_of
from slocompiler.proof.backtest.inline import CannotReplayError, Inlined, inline_alert
from slocompiler.proof.backtest.result import Backtest, ReplayedAlert, ReplayedRules
from slocompiler.proof.backtest.rules import AlertRule, RuleSet, Unreadable
from slocompiler.proof.backtest.time_grid import TimeGrid

#: A longer query would not be read by any server.
_LONGEST_QUERY = 1_000_000
#: What fires again sooner belongs to the same trouble.
_PAUSE = 60 * 60 * 1000

#: Whether an alert wakes somebody.
Pages = Callable[[AlertRule], bool]


class NamedRules(Struct, frozen=True):
    """A set of rules and what it is called: `new`, `old`."""

    name: str
    rules: RuleSet


class _Planned(Struct, frozen=True):
    """An alert and the question that decides it."""

    alert: AlertRule
    inlined: Inlined
    question: Question


def replay(
    sets: Sequence[NamedRules], subjects: Sequence[BudgetSubject], grid: TimeGrid, pages: Pages, asking: Asking
) -> Backtest:
    """Replays the alerts of every set on a grid. Budgets are those of the first set. Raises BacktestError."""
    plans = [_plan(one.rules, grid) for one in sets]
    budgets, unknown = _budgets(subjects, sets[0].rules, grid)
    questions = [planned.question for plan, _ in plans for planned in plan] + [one.question for one in budgets]
    replies = ask(list(dict.fromkeys(questions)), asking)
    replayed = tuple(
        _replayed(one, plan, left_out, replies, grid, pages) for one, (plan, left_out) in zip(sets, plans, strict=True)
    )
    refused = [f"{one.question.name}: {why}" for one in budgets if (why := replies.refused.get(one.question))]
    return Backtest(
        grid.start,
        grid.end,
        grid.step,
        replayed,
        episodes_of(replayed, grid.end, _PAUSE),
        budget_periods(budgets, replies),
        (*replies.warnings, *unknown, *refused),
    )


def _plan(rules: RuleSet, grid: TimeGrid) -> tuple[list[_Planned], list[Unreadable]]:
    planned: list[_Planned] = []
    left_out = list(rules.unreadable)
    for alert in rules.alerts:
        try:
            inlined = inline_alert(alert, rules.recordings)
            planned.append(_Planned(alert, inlined, Question(alert.name, _query(inlined), grid)))
        except CannotReplayError as error:
            left_out.append(Unreadable(alert.name, error.message))
    return planned, left_out


def _query(inlined: Inlined) -> str:
    query = print_expr(inlined.expr)
    if len(query) > _LONGEST_QUERY:
        raise CannotReplayError(f"with its recordings it has {len(query)} characters")
    return query


def _budgets(
    subjects: Sequence[BudgetSubject], rules: RuleSet, grid: TimeGrid
) -> tuple[list[BudgetQuestion], list[str]]:
    questions: list[BudgetQuestion] = []
    unknown: list[str] = []
    for subject in subjects:
        try:
            questions += budget_questions([subject], rules.recordings, grid)
        except CannotReplayError as error:
            unknown.append(f"the budget of {subject.name} is not known: {error.message}")
    return questions, unknown


def _replayed(
    one: NamedRules,
    plan: Sequence[_Planned],
    left_out: Sequence[Unreadable],
    replies: Replies,
    grid: TimeGrid,
    pages: Pages,
) -> ReplayedRules:
    refused = [Unreadable(p.alert.name, replies.refused[p.question]) for p in plan if p.question in replies.refused]
    alerts = tuple(
        _alert(planned, replies, grid, pages(planned.alert))
        for planned in plan
        if planned.question not in replies.refused
    )
    return ReplayedRules(one.name, alerts, (*left_out, *refused))


def _alert(planned: _Planned, replies: Replies, grid: TimeGrid, pages: bool) -> ReplayedAlert:
    firings = [
        firing
        for found in joined(replies.found[planned.question])
        for firing in firings_of(planned.alert, found.labels, found.runs, grid)
    ]
    in_order = sorted(firings, key=lambda firing: (firing.fires, sorted(firing.labels.items())))
    return ReplayedAlert(planned.alert.name, pages, tuple(in_order), planned.inlined.other_groups)
