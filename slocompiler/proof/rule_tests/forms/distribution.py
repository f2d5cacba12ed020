"""Histograms: what is counted of measurements."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct


class Measurements(Struct, frozen=True):
    """Measured values, each with how often it comes from one scrape to the next."""

    counts: tuple[tuple[Fraction, int], ...]

    @property
    def all(self) -> int:
        return sum(count for _, count in self.counts)

    def up_to(self, limit: Fraction) -> int:
        return sum(count for value, count in self.counts if value <= limit)

    @property
    def sum(self) -> Fraction:
        return sum((value * count for value, count in self.counts), Fraction(0))


@lru_cache(maxsize=256)
def up_to(limit: Fraction) -> Callable[[Measurements], int]:
    """How many measurements are at or under a limit."""
    return lambda level: level.up_to(limit)


def all_of(level: Measurements) -> int:
    return level.all
