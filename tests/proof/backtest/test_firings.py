"""`for` and `keep_firing_for` over runs of true moments, and what fired in the same time."""

import pytest

from slocompiler.promql import parse_expr
from slocompiler.proof.backtest.episodes import episodes_of
from slocompiler.proof.backtest.firings import Firing, firings_of
from slocompiler.proof.backtest.result import ReplayedAlert, ReplayedRules
from slocompiler.proof.backtest.rules import AlertRule, GroupOfRules
from slocompiler.proof.backtest.time_grid import Run, TimeGrid, runs_of
from slocompiler.values import Duration

GRID = TimeGrid(0, 100_000, 1000)


def firings(runs: list[Run], for_: int = 0, keep: int = 0) -> list[tuple[int, int | None, bool]]:
    """(fires, resolves, since before) in seconds."""
    group = GroupOfRules("f", "g", Duration(1000))
    alert = AlertRule("A", parse_expr("x"), Duration(for_ * 1000), Duration(keep * 1000), {"severity": "P0"}, group)
    found = firings_of(alert, {"__name__": "x", "region": "eu", "severity": "x"}, runs, GRID)
    assert {firing.alert for firing in found} <= {"A"}
    assert all(dict(firing.labels) == {"region": "eu", "severity": "P0"} for firing in found)
    return [
        (firing.fires // 1000, None if firing.resolves is None else firing.resolves // 1000, firing.since_before)
        for firing in found
    ]


@pytest.mark.parametrize(
    ("runs", "for_", "keep", "expected"),
    [
        ([], 0, 0, []),
        ([Run(10_000, 5)], 0, 0, [(10, 15, False)]),
        ([Run(10_000, 5)], 4, 0, [(14, 15, False)]),
        ([Run(10_000, 5)], 5, 0, []),
        ([Run(10_000, 5), Run(17_000, 5)], 4, 0, [(14, 15, False), (21, 22, False)]),
        ([Run(10_000, 5), Run(17_000, 5)], 4, 3, [(14, 25, False)]),
        ([Run(10_000, 5), Run(17_000, 1)], 0, 2, [(10, 20, False)]),
        ([Run(10_000, 5), Run(18_000, 1)], 0, 2, [(10, 17, False), (18, 21, False)]),
        ([Run(10_000, 1)], 0, 5, [(10, 16, False)]),
        ([Run(98_000, 3)], 0, 5, [(98, None, False)]),
        ([Run(98_000, 1)], 0, 5, [(98, None, False)]),
        ([Run(0, 3)], 0, 0, [(0, 3, True)]),
        ([Run(0, 5)], 3, 0, [(3, 5, True)]),
        ([Run(0, 2), Run(4_000, 5)], 3, 0, [(7, 9, False)]),
    ],
)
def test_firings(runs: list[Run], for_: int, keep: int, expected: list[tuple[int, int | None, bool]]) -> None:
    assert firings(runs, for_, keep) == expected


def test_runs() -> None:
    assert runs_of([], 10) == []
    assert runs_of([10, 20, 30, 50, 60], 10) == [Run(10, 3), Run(50, 2)]


def test_the_grid() -> None:
    grid = TimeGrid.until(100_500, 60_900, 1000)
    assert grid == TimeGrid(40_000, 100_000, 1000)
    assert grid.points == 61
    chunks = list(grid.chunks(25))
    assert [chunk.points for chunk in chunks] == [25, 25, 11]
    assert [chunk.start for chunk in chunks] == [40_000, 65_000, 90_000]
    assert chunks[-1].end == grid.end
    halves = grid.halves()
    assert halves is not None
    assert [half.points for half in halves] == [30, 31]
    assert halves[0].end + grid.step == halves[1].start
    assert TimeGrid(0, 0, 1).halves() is None


def rules(name: str, *times: tuple[int, int | None]) -> ReplayedRules:
    found = tuple(Firing(f"{name}-{fires}", {}, fires, resolves, False) for fires, resolves in times)
    return ReplayedRules(name, (ReplayedAlert(name, True, found, ()),), ())


def test_episodes() -> None:
    sets = (rules("new", (10, 20), (25, 30), (500, None)), rules("old", (28, 60), (200, 210)))
    found = episodes_of(sets, 600, pause=10)
    firsts = [(one.start, one.end, {name: first.fires for name, first in one.first.items()}) for one in found]
    assert firsts == [(10, 60, {"new": 10, "old": 28}), (200, 210, {"old": 200}), (500, None, {"new": 500})]
