"""From moments at which a condition was true to firings of an alert."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from slocompiler.proof.backtest.rules import AlertRule
from slocompiler.proof.backtest.time_grid import Run, TimeGrid
from slocompiler.proof.detection.alert_state import Holding, firing_times

Labels = Mapping[str, str]


class Firing(Struct, frozen=True):
    """One alert, for one set of labels, from when it fires to when it resolves: ms since the epoch.

    `resolves` None: it still fires at the end. `since_before`: it was true from the first moment on, so that it may
    have fired earlier.
    """

    alert: str
    labels: Labels
    fires: int
    resolves: int | None
    since_before: bool

    def lasts_until(self, end: int) -> int:
        return end if self.resolves is None else self.resolves


def firings_of(alert: AlertRule, labels: Labels, runs: Sequence[Run], grid: TimeGrid) -> tuple[Firing, ...]:
    """The firings of one series of an alert's expression, which has samples in `runs`.

    `for` and `keep_firing_for` are applied as Prometheus does it, once a step.
    """
    holding = Holding(alert.for_.milliseconds, alert.keep_firing_for.milliseconds)
    first_possible = grid.start - -holding.for_ // grid.step * grid.step
    shown = _alert_labels(alert, labels)
    found: list[Firing] = []
    began: int | None = None
    for moment, fires in firing_times(_judge(runs, grid), range(grid.start, grid.end + 1, grid.step), holding):
        if fires:
            began = moment
        elif began is not None:
            found.append(Firing(alert.name, shown, began, moment, began == first_possible))
            began = None
    if began is not None:
        found.append(Firing(alert.name, shown, began, None, began == first_possible))
    return tuple(found)


def _judge(runs: Sequence[Run], grid: TimeGrid) -> Callable[[int], tuple[bool, int]]:
    """Whether there is a sample at a moment, and until when that stays so."""
    starts = [run.start for run in runs]

    def judge(moment: int) -> tuple[bool, int]:
        index = bisect_right(starts, moment)
        if index:
            end = runs[index - 1].start + runs[index - 1].count * grid.step
            if moment < end:
                return True, end
        return False, starts[index] if index < len(starts) else grid.end + grid.step

    return judge


def _alert_labels(alert: AlertRule, labels: Labels) -> Labels:
    return dict(sorted({**{k: v for k, v in labels.items() if k != "__name__"}, **alert.labels}.items()))
