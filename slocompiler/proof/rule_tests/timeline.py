"""What happens to the series of a signal in a test, stretch by stretch."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Generic, TypeVar

from msgspec import Struct

L = TypeVar("L")


class Stretch(Struct, Generic[L], frozen=True):
    """So many scrapes in a row at one level; None: they are gone for good. `restarts`: counters begin from 0 again."""

    scrapes: int
    level: L | None
    restarts: bool = False


class Timeline(Struct, Generic[L], frozen=True, dict=True, cache_hash=True):
    """The first sample of a series lies at time 0; then one follows for each scrape of each stretch.

    What is counted between two samples belongs to the later one, so a stretch begins right after a scrape.
    """

    scrape: int
    stretches: tuple[Stretch[L], ...]

    @property
    def scrapes(self) -> int:
        return sum(stretch.scrapes for stretch in self.stretches)

    @property
    def ends(self) -> int:
        """The moment (ms) of the last sample."""
        return self.scrapes * self.scrape

    @property
    def died(self) -> int | None:
        """The last sample before the series were gone; None when they never are."""
        place = 0
        for stretch in self.stretches:
            if stretch.level is None:
                return place * self.scrape
            place += stretch.scrapes
        return None

    def level(self, sample: int) -> L | None:
        """The level at a sample; the first one has that of the first stretch, what comes after the end that of it."""
        place = bisect_left(self._ends, sample)
        return self.stretches[min(place, len(self.stretches) - 1)].level

    @cached_property
    def _ends(self) -> list[int]:
        """The last sample of each stretch."""
        return list(accumulate(stretch.scrapes for stretch in self.stretches))


def timeline(scrape: int, stretches: Sequence[tuple[int, L | None]]) -> Timeline[L]:
    """A timeline from lengths in ms, which are whole scrapes; empty stretches are left out."""
    return Timeline(scrape, tuple(Stretch(length // scrape, level) for length, level in stretches if length >= scrape))


class Counting(Generic[L]):
    """A counter on a timeline: what each level adds from one scrape to the next, summed up."""

    def __init__(self, line: Timeline[L], added: Callable[[L], int]) -> None:
        steps = [
            0 if stretch.level is None else added(stretch.level)
            for stretch in line.stretches
            for _ in range(stretch.scrapes)
        ]
        self._sums = list(accumulate(steps, initial=0))
        self._step, self._first, self._last = line.scrape, steps[0] if steps else 0, steps[-1] if steps else 0

    def value(self, moment: int) -> int:
        """The count at a scrape (ms), from 0 at the first one; the first step came before, the last one goes on."""
        sample = moment // self._step
        if sample < 0:
            return sample * self._first
        if sample < len(self._sums):
            return self._sums[sample]
        return self._sums[-1] + (sample - len(self._sums) + 1) * self._last
