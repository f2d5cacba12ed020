"""An independent reference: counters that grow by chance, scraped and evaluated as Prometheus does, and counted."""

from dataclasses import dataclass
from math import exp, sqrt
from random import Random

STEP = 30


@dataclass(frozen=True)
class Term:
    """The error ratio over the last `seconds` exceeds `threshold`; a raw window lacks one scrape interval."""

    seconds: int
    threshold: float
    is_raw: bool = True


@dataclass(frozen=True)
class Case:
    """An alert, and a service on which nothing is wrong: so many events a second, of which `baseline` are bad."""

    terms: tuple[Term, ...]
    events: float
    baseline: float
    for_: int = 120
    keep: int = 0
    min_failures: int = 0


def simulated(case: Case, days: int, seed: int) -> int:
    """How often the alert fires in so many days of Poisson traffic."""
    errors, totals = _counters(case, days, Random(seed))
    longest = max(term.seconds for term in case.terms) // STEP
    fires, since_true, since_false, is_firing = 0, None, None, False
    for index in range(longest, len(errors)):
        now = index * STEP
        if _holds(case, errors, totals, index, longest):
            since_true, since_false = now if since_true is None else since_true, None
            if not is_firing and now - since_true >= case.for_:
                fires, is_firing = fires + 1, True
        else:
            since_false = now if since_false is None else since_false
            if not (is_firing and now - since_false < case.keep):
                since_true, is_firing = None, False
    return fires


def _holds(case: Case, errors: list[int], totals: list[int], index: int, longest: int) -> bool:
    for term in case.terms:
        first = index - term.seconds // STEP + term.is_raw
        bad, every = errors[index] - errors[first], totals[index] - totals[first]
        if bad <= term.threshold * every:
            return False
    return errors[index] - errors[index - longest] >= case.min_failures


def _counters(case: Case, days: int, random: Random) -> tuple[list[int], list[int]]:
    errors, totals = [0], [0]
    for _ in range(days * 86_400 // STEP):
        bad = _poisson(case.events * case.baseline * STEP, random)
        errors.append(errors[-1] + bad)
        totals.append(totals[-1] + bad + _poisson(case.events * (1 - case.baseline) * STEP, random))
    return errors, totals


def _poisson(mean: float, random: Random) -> int:
    """Knuth's way for small means; the normal distribution is near enough for large ones."""
    if mean > 50:
        return max(0, round(random.gauss(mean, sqrt(mean))))
    limit, count, product = exp(-mean), 0, random.random()
    while product > limit:
        count, product = count + 1, product * random.random()
    return count
