"""The moments of a replay, and what holds at runs of them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct


class TimeGrid(Struct, frozen=True):
    """`start`, `start + step`, ..., `end`: ms since the epoch, all whole multiples of `step`."""

    start: int
    end: int
    step: int

    @staticmethod
    def until(end: int, length: int, step: int) -> "TimeGrid":
        """The last `length` before `end`, to whole steps."""
        last = end // step * step
        return TimeGrid(last - length // step * step, last, step)

    @property
    def points(self) -> int:
        return (self.end - self.start) // self.step + 1

    def chunks(self, most_points: int) -> Iterator["TimeGrid"]:
        """The grid in pieces that follow each other."""
        for first in range(0, self.points, most_points):
            last = min(first + most_points, self.points) - 1
            yield TimeGrid(self.start + first * self.step, self.start + last * self.step, self.step)

    def halves(self) -> tuple["TimeGrid", "TimeGrid"] | None:
        """The grid in two; None when it is a single moment."""
        if self.points < 2:
            return None
        middle = self.start + (self.points // 2) * self.step
        return TimeGrid(self.start, middle - self.step, self.step), TimeGrid(middle, self.end, self.step)


class Run(Struct, frozen=True):
    """So many moments of a grid, one after the other."""

    start: int
    count: int


def runs_of(moments: Iterable[int], step: int) -> list[Run]:
    """The runs that moments in ascending order make."""
    runs: list[Run] = []
    for moment in moments:
        if runs and moment == runs[-1].start + runs[-1].count * step:
            runs[-1] = Run(runs[-1].start, runs[-1].count + 1)
        else:
            runs.append(Run(moment, 1))
    return runs
