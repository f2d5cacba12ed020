"""Counters of a timeline over windows, as `rate` reads them."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Generic, TypeVar

from slocompiler.proof.detection.counters import Counter
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import Increase, increase
from slocompiler.proof.rule_tests.timeline import Counting, Timeline

L = TypeVar("L")


class Windows(Generic[L]):
    """Each counter is summed up once. `is_old`: the series were there for ever, at the level of the first stretch."""

    def __init__(self, line: Timeline[L], *, is_old: bool = False) -> None:
        self.line, self.is_old = line, is_old
        self.scrapes = Grid(line.scrape)
        self._counters: dict[str, Counter] = {}

    def increase(self, name: str, added: Callable[[L], int], window: int, moment: int) -> Increase | None:
        """What `increase` gives for a counter, by any name; None when the window (ms) has fewer than two samples."""
        counter = self._counters.get(name)
        if counter is None:
            counting = Counting(self.line, added)
            counter = Counter(counting.value, None if self.is_old else 0, is_from_zero=False, died=self.line.died)
            self._counters[name] = counter
        return increase(counter, self.scrapes, window, moment)

    def per_second(self, name: str, added: Callable[[L], int], window: int, moment: int) -> Fraction | None:
        """What `rate` gives."""
        found = self.increase(name, added, window, moment)
        return None if found is None else _per_second(found.doubled, found.span, window)

    def newest(self, moment: int) -> L | None:
        """The level at the newest sample; None when it says that the series are gone."""
        sample = moment // self.line.scrape
        return None if sample < 0 and not self.is_old else self.line.level(sample)


@lru_cache(maxsize=1024)
def _per_second(doubled: int, span: int, window: int) -> Fraction:
    """In a test that changes nothing most windows are alike."""
    return Fraction(doubled * 1000, 2 * span * window)
