"""Values of series in promtool's notation. Counters are whole numbers: rounding would look like a counter reset."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.timeline import Stretch, Timeline
from slocompiler.values import print_number

#: Counters start high, so that no window is cut off at 0 (SEMANTICS 3).
START = 10_000_000_000
#: A series that ends is marked as stale, as that of a target that is gone; nothing follows.
GONE = "stale"

L = TypeVar("L")


@lru_cache(maxsize=2048)
def counter_values(line: Timeline[L], added: Callable[[L], int]) -> str:
    """`10000000000 10000000100+100x9 stale`: the first sample, then one for each scrape of the stretches."""
    return " ".join((str(START), *_counted(line, added)))


def _counted(line: Timeline[L], added: Callable[[L], int]) -> Iterator[str]:
    value = START
    for stretch in line.stretches:
        if stretch.level is None:
            yield GONE
            return
        step = added(stretch.level)
        value = step if stretch.restarts else value + step
        yield repeated(str(value), stretch.scrapes, f"+{step}")
        value += step * (stretch.scrapes - 1)


def gauge_values(line: Timeline[L], at: Callable[[L, int], Fraction], slope: int = 0) -> str:
    """One sample at time 0 and one for each scrape; `at` gives the first value of a stretch, given the level and ms.

    `slope`: what is added from one scrape to the next.
    """
    return " ".join(_measured(line, at, slope))


def _measured(line: Timeline[L], at: Callable[[L, int], Fraction], slope: int) -> Iterator[str]:
    sample = 0
    for stretch in _with_first(line):
        if stretch.level is None:
            yield GONE
            return
        first = exact_text(at(stretch.level, sample * line.scrape))
        yield repeated(first, stretch.scrapes, f"+{slope}")
        sample += stretch.scrapes


def _with_first(line: Timeline[L]) -> Iterator[Stretch[L]]:
    """The stretches, the first one longer by the sample at time 0."""
    first, *rest = line.stretches
    yield Stretch(first.scrapes + 1, first.level)
    yield from rest


def repeated(first: str, samples: int, step: str) -> str:
    """`5+2x9`: ten samples, each 2 more; promtool repeats one more time than it is told."""
    return first if samples == 1 else f"{first}{step}x{samples - 1}"


def exact_text(value: Fraction) -> str:
    """A number that has a finite decimal form; raises NotTestableError for any other."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(decimal) != value:
        raise NotTestableError(f"{value} has no finite decimal form")
    return print_number(decimal)
