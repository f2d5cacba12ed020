"""Many queries: patience with a busy server, smaller pieces for a strict one, and a memory."""

from collections.abc import Callable

import pytest

from slocompiler.proof.backtest.api_errors import BacktestError, BusyError, RefusedError, TooMuchError
from slocompiler.proof.backtest.asking import MOST_POINTS, Asking, Question, Replies, ask, joined
from slocompiler.proof.backtest.memory import Kept, NoMemory
from slocompiler.proof.backtest.prometheus_api import Answer, Series
from slocompiler.proof.backtest.time_grid import Run, TimeGrid

GRID = TimeGrid(0, 99_000, 1000)
QUESTION = Question("A", "up", GRID)


class Api:
    """Answers every moment of a grid with 1, unless `trouble` raises."""

    def __init__(self, trouble: Callable[["Api", str, TimeGrid], None] = lambda api, query, grid: None) -> None:
        self.trouble, self.asked = trouble, list[TimeGrid]()

    def query_range(self, query: str, grid: TimeGrid) -> Answer:
        self.asked.append(grid)
        self.trouble(self, query, grid)
        samples = tuple((moment, 1.0) for moment in range(grid.start, grid.end + 1, grid.step))
        return Answer((Series({"job": "a"}, samples),), ())


class Dictionary:
    def __init__(self) -> None:
        self.kept = dict[str, Kept]()

    def recall(self, key: str) -> Kept | None:
        return self.kept.get(key)

    def keep(self, key: str, value: Kept) -> None:
        self.kept[key] = value


def asked(api: Api, memory: Dictionary | None = None, question: Question = QUESTION) -> tuple[Replies, list[float]]:
    waits: list[float] = []
    return ask([question], Asking(api, memory or NoMemory(), 2, waits.append)), waits


def runs(replies: Replies, question: Question = QUESTION) -> list[Run]:
    (found,) = joined(replies.found[question])
    assert found.labels == {"job": "a"}
    return list(found.runs)


def test_pieces_stay_below_the_limit_of_points_and_follow_each_other() -> None:
    question = Question("A", "up", TimeGrid(0, (2 * MOST_POINTS + 5) * 1000, 1000))
    api = Api()
    replies, _ = asked(api, question=question)
    assert sorted(grid.points for grid in api.asked) == [6, MOST_POINTS, MOST_POINTS]
    assert [(run.start, run.count) for run in runs(replies, question)] == [
        (0, MOST_POINTS),
        (MOST_POINTS * 1000, MOST_POINTS),
        (2 * MOST_POINTS * 1000, 6),
    ]


def test_waits_longer_and_longer_or_as_told() -> None:
    def busy(api: Api, query: str, grid: TimeGrid) -> None:
        if len(api.asked) < 4:
            raise BusyError("busy", 7.0 if len(api.asked) == 2 else None)

    replies, waits = asked(Api(busy))
    assert waits == [1.0, 7.0, 4.0]
    assert runs(replies) == [Run(0, 100)]


def test_gives_up_on_a_server_that_stays_busy() -> None:
    def busy(api: Api, query: str, grid: TimeGrid) -> None:
        raise BusyError("it answers 503")

    api = Api(busy)
    with pytest.raises(BacktestError, match="it answers 503, 6 times in a row"):
        asked(api)
    assert len(api.asked) == 6


def strict(api: Api, query: str, grid: TimeGrid) -> None:
    if grid.points > 30:
        raise TooMuchError("too many samples")


def test_asks_for_less_when_it_is_too_much() -> None:
    api = Api(strict)
    replies, waits = asked(api)
    assert [grid.points for grid in api.asked] == [100, 50, 25, 25, 50, 25, 25]
    assert [run.count for run in runs(replies)] == [25] * 4
    assert waits == []


def test_a_single_moment_that_is_too_much_is_refused() -> None:
    def never(api: Api, query: str, grid: TimeGrid) -> None:
        raise TooMuchError("too many samples")

    replies, _ = asked(Api(never))
    assert replies.refused == {QUESTION: "even for a single moment it is too much: too many samples"}


def test_a_refused_query_does_not_stop_the_others() -> None:
    def refuse(api: Api, query: str, grid: TimeGrid) -> None:
        if query == "bad":
            raise RefusedError("parse error")

    bad = Question("B", "bad", GRID)
    replies = ask([QUESTION, bad], Asking(Api(refuse), NoMemory()))
    assert replies.refused == {bad: "parse error"}
    assert runs(replies) == [Run(0, 100)]


def test_what_is_remembered_is_not_asked_again_not_even_what_was_too_much() -> None:
    memory = Dictionary()
    first, again = Api(strict), Api(strict)
    replies, _ = asked(first, memory)
    assert runs(asked(again, memory)[0]) == runs(replies)
    assert again.asked == []


def test_values_are_kept_where_they_matter() -> None:
    question = Question("budget", "ratio", TimeGrid(0, 2000, 1000), wants_values=True)
    memory = Dictionary()
    for api in (Api(), Api()):
        replies, _ = asked(api, memory, question)
        (found,) = joined(replies.found[question])
        assert found.samples == ((0, 1.0), (1000, 1.0), (2000, 1.0))
    assert api.asked == []
