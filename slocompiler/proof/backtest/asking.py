"""Many range queries at once: bounded, patient, in pieces that the server can answer, remembered."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import Any

from msgspec import Struct

from slocompiler.proof.backtest.api_errors import BacktestError, BusyError, RefusedError, TooMuchError
from slocompiler.proof.backtest.memory import Memory, key_of
from slocompiler.proof.backtest.prometheus_api import QueryApi, Series
from slocompiler.proof.backtest.time_grid import Run, TimeGrid, runs_of

#: Prometheus gives no more points of a series at once.
MOST_POINTS = 11_000
_ATTEMPTS = 6
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_SPLIT = "split"


class Question(Struct, frozen=True):
    """A query on a grid. `wants_values`: the values matter, not only at which moments there are any."""

    name: str
    query: str
    grid: TimeGrid
    wants_values: bool = False


class Found(Struct, frozen=True):
    """One series of an answer: the runs of moments at which it has samples, or the samples themselves."""

    labels: dict[str, str]
    runs: tuple[Run, ...] = ()
    samples: tuple[tuple[int, float], ...] = ()


class Replies(Struct, frozen=True):
    """`found`: by question, its series as the pieces in time bring them. `refused`: why a question has no answer."""

    found: dict[Question, list[Found]]
    refused: dict[Question, str]
    warnings: tuple[str, ...]


class Asking(Struct, frozen=True):
    """How to ask. `progress` is told how many pieces are done, how many there are, and of what."""

    api: QueryApi
    memory: Memory
    at_once: int = 4
    sleep: Callable[[float], None] = time.sleep
    progress: Callable[[int, int, str], None] = lambda done, total, what: None


def ask(questions: Sequence[Question], asking: Asking) -> Replies:
    """The answers to all questions. Raises BacktestError when there is no point in going on."""
    pieces = [(question, grid) for question in questions for grid in question.grid.chunks(MOST_POINTS)]
    kept: dict[tuple[Question, TimeGrid], list[Any]] = {}
    refused: dict[Question, str] = {}
    warnings: dict[str, None] = {}
    with ThreadPoolExecutor(asking.at_once) as pool:
        running = {pool.submit(_piece, question, grid, asking, warnings): (question, grid) for question, grid in pieces}
        try:
            for done, future in enumerate(as_completed(running), 1):
                question, grid = running[future]
                asking.progress(done, len(pieces), question.name)
                _take(future, question, grid, kept, refused)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    found: dict[Question, list[Found]] = {question: [] for question in questions if question not in refused}
    for question, grid in pieces:
        if question in found:
            found[question] += (_found(one, question) for one in kept[question, grid])
    return Replies(found, refused, tuple(sorted(warnings)))


def _take(
    future: "Future[list[Any]]",
    question: Question,
    grid: TimeGrid,
    kept: dict[tuple[Question, TimeGrid], list[Any]],
    refused: dict[Question, str],
) -> None:
    try:
        kept[question, grid] = future.result()
    except RefusedError as error:
        refused[question] = str(error)


def _piece(question: Question, grid: TimeGrid, asking: Asking, warnings: dict[str, None]) -> list[Any]:
    """What is kept of the answer on a piece of the grid, which is halved as often as the server demands."""
    key = key_of(question.query, grid)
    known = asking.memory.recall(key)
    if isinstance(known, list):
        return known
    if known != _SPLIT:
        try:
            answer = _patiently(question, grid, asking, warnings)
        except TooMuchError as error:
            if grid.points < 2:
                raise RefusedError(f"even for a single moment it is too much: {error}") from None
            asking.memory.keep(key, _SPLIT)
        else:
            asking.memory.keep(key, answer)
            return answer
    return [kept for half in grid.halves() or () for kept in _piece(question, half, asking, warnings)]


def _patiently(question: Question, grid: TimeGrid, asking: Asking, warnings: dict[str, None]) -> list[Any]:
    """The answer, asked for again with growing pauses while the server is busy."""
    wait = _FIRST_WAIT
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            answer = asking.api.query_range(question.query, grid)
        except BusyError as error:
            if attempt == _ATTEMPTS:
                help = "try again later; with --resume what was answered is not asked again"
                raise BacktestError(f"{error}, {_ATTEMPTS} times in a row", help) from None
            asking.sleep(min(error.wait or wait, _LONGEST_WAIT))
            wait *= 2
        else:
            warnings.update(dict.fromkeys(answer.warnings))
            return [_kept(series, question, grid) for series in answer.series]
    raise AssertionError("the last attempt returns or raises")


def _kept(series: Series, question: Question, grid: TimeGrid) -> list[Any]:
    """Labels, and runs as (start, count) or samples as (moment, value)."""
    if question.wants_values:
        return [dict(series.labels), [[moment, value] for moment, value in series.samples]]
    runs = runs_of((moment for moment, _ in series.samples), grid.step)
    return [dict(series.labels), [[run.start, run.count] for run in runs]]


def _found(kept: list[Any], question: Question) -> Found:
    labels, entries = kept
    if question.wants_values:
        return Found(labels, samples=tuple((int(moment), float(value)) for moment, value in entries))
    return Found(labels, tuple(Run(int(start), int(count)) for start, count in entries))


def joined(found: Sequence[Found]) -> Iterator[Found]:
    """One of each label set, its pieces in time put together."""
    by_labels: dict[tuple[tuple[str, str], ...], list[Found]] = {}
    for one in found:
        by_labels.setdefault(tuple(sorted(one.labels.items())), []).append(one)
    for labels, pieces in sorted(by_labels.items()):
        runs = tuple(run for piece in pieces for run in piece.runs)
        yield Found(dict(labels), runs, tuple(sample for piece in pieces for sample in piece.samples))
