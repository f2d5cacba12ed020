"""From thresholds on error ratios to counts of failures, which jitter with the number of all events."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from msgspec import Struct

from slocompiler.proof.false_alarms.onset import Holding, Window, firings

#: Equally likely slices of the number of events, each by its middle.
_SLICES = tuple(NormalDist().inv_cdf((index + 0.5) / 16) for index in range(16))
#: From so many failures on, a threshold moves by less than a failure when the number of events jitters.
_STEADY = 30


class RatioWindow(Struct, frozen=True):
    """The failures of the last `seconds` exceed `threshold` of the events, and are `min_failures` at least."""

    seconds: float
    threshold: Fraction
    min_failures: int = 0


class Traffic(Struct, frozen=True):
    """Events a second, and the share of them that is bad when nothing is wrong."""

    events: float
    baseline: float


def ratio_firings(windows: Sequence[RatioWindow], traffic: Traffic, holding: Holding) -> float:
    """Expected firings a second of an alert on error ratios; the windows in any order.

    Events arrive by chance too, so the number in a window jitters by its square root and the failures that exceed the
    threshold with it: at 70 events, 1 failure is above 1.44 %, or is not. The mean over how many there are is taken,
    the same for all windows, as they overlap.
    """
    rate = traffic.events * traffic.baseline
    if rate <= 0:
        return 0.0
    steady = _counted(windows, traffic.events, 0.0)
    if all(window.least > _STEADY for window in steady):
        return firings(steady, rate, holding)
    return sum(firings(_counted(windows, traffic.events, slice), rate, holding) for slice in _SLICES) / len(_SLICES)


def _counted(windows: Sequence[RatioWindow], events: float, spreads: float) -> tuple[Window, ...]:
    """The least failures for each length of window, where so many standard deviations more events have come."""
    least: dict[float, int] = {}
    for window in windows:
        expected = events * window.seconds
        exceeding = exceeds(window.threshold, max(0.0, expected + spreads * sqrt(expected)))
        least[window.seconds] = max(exceeding, window.min_failures, least.get(window.seconds, 1))
    return tuple(Window(seconds, count) for seconds, count in sorted(least.items()))


def exceeds(threshold: Fraction, events: float) -> int:
    """The smallest number of failures that is more than this share of the events: floor(threshold * events) + 1."""
    return int(threshold * Fraction(events)) + 1
