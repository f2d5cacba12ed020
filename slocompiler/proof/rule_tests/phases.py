"""What happens to an SLI in a test, phase by phase, whatever form its signal has."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import ceil, lcm
from typing import TypeVar

from msgspec import Struct

from slocompiler.proof.rule_tests.timeline import Stretch, Timeline

#: At least so many bad events between two scrapes of a failure, so that no guard on failures matters.
_AMPLE = 10_000

L = TypeVar("L")


class Phase(Struct, frozen=True):
    """For so long (ms, whole scrapes), this share is bad.

    `is_idle`: nothing happens; `is_gone`: the series have ended; `restarts`: counters begin from 0 again.
    """

    lasts: int
    bad_ratio: Fraction = Fraction(0)
    is_idle: bool = False
    is_gone: bool = False
    restarts: bool = False


def events_per_scrape(phases: Sequence[Phase]) -> int:
    """So many that every ratio is a whole number of them, and the bad ones ample."""
    ratios = [phase.bad_ratio for phase in phases]
    whole = lcm(*(ratio.denominator for ratio in ratios))
    least = min((ratio for ratio in ratios if ratio), default=Fraction(1))
    return whole * ceil(_AMPLE / least / whole)


def timeline_of(scrape: int, phases: Sequence[Phase], level: Callable[[int, int], L | None]) -> Timeline[L]:
    """The phases as levels, which are made from all events and the bad ones of a scrape.

    One timeline for equal phases: what is worked out for it holds for every SLO.
    """
    return _timeline_of(scrape, tuple(phases), level)


@lru_cache(maxsize=512)
def _timeline_of(scrape: int, phases: tuple[Phase, ...], level: Callable[[int, int], L | None]) -> Timeline[L]:
    events = events_per_scrape(phases)

    def at(phase: Phase) -> L | None:
        if phase.is_gone:
            return None
        return level(0, 0) if phase.is_idle else level(events, int(phase.bad_ratio * events))

    lasting = (phase for phase in phases if phase.lasts >= scrape)
    return Timeline(scrape, tuple(Stretch(phase.lasts // scrape, at(phase), phase.restarts) for phase in lasting))
