"""The Poisson distribution as tables: how likely a count is, and how likely at least that many."""

from functools import lru_cache
from itertools import accumulate
from math import exp, lgamma, log, sqrt

from msgspec import Struct

#: So many standard deviations around the mean hold all but 1e-30 of the counts; 40 more for the skew of small means.
_SPREADS = 12
_SKEW = 40


class Poisson(Struct, frozen=True):
    """`pmf[i]` is the probability of `least + i`, `tails[i]` that of at least `least + i`."""

    least: int
    pmf: tuple[float, ...]
    tails: tuple[float, ...]

    @property
    def most(self) -> int:
        """The highest count that the table holds."""
        return self.least + len(self.pmf) - 1

    def exactly(self, count: int) -> float:
        index = count - self.least
        return self.pmf[index] if 0 <= index < len(self.pmf) else 0.0

    def at_least(self, count: int) -> float:
        index = count - self.least
        if index <= 0:
            return 1.0
        return self.tails[index] if index < len(self.tails) else 0.0


@lru_cache(maxsize=512)
def poisson(mean: float) -> Poisson:
    """The counts of independent events of which `mean` are expected."""
    reach = _SPREADS * sqrt(mean) + _SKEW
    least = max(0, int(mean - reach))
    higher = range(least + 1, int(mean + reach) + 1)
    pmf = tuple(accumulate(higher, lambda before, count: before * mean / count, initial=_probability(mean, least)))
    tails = tuple(accumulate(reversed(pmf)))[::-1]
    return Poisson(least, pmf, tails)


def _probability(mean: float, count: int) -> float:
    if mean == 0:
        return 1.0 if count == 0 else 0.0
    return exp(count * log(mean) - mean - lgamma(count + 1))


def binomial(trials: int, chance: float) -> tuple[float, ...]:
    """The probability of 0, 1, ..., `trials` successes, each as likely as `chance` (above 0, below 1)."""
    return tuple(
        exp(
            lgamma(trials + 1)
            - lgamma(hits + 1)
            - lgamma(trials - hits + 1)
            + hits * log(chance)
            + (trials - hits) * log(1 - chance)
        )
        for hits in range(trials + 1)
    )
