"""`increase` over a window, exactly as Prometheus extrapolates it.

Source: `extrapolatedRate` in promql/functions.go of Prometheus 3. The samples of a window that ends at T lie in
(T - window, T]; their difference is stretched to the window, by less than the distance of two samples at either end,
and at the start never below a count of 0.
"""

from msgspec import Struct

from slocompiler.proof.detection.counters import Counter
from slocompiler.proof.detection.grid import Grid


class Increase(Struct, frozen=True):
    """An increase of `doubled / (2 * span)`; `span` is the time between first and last sample, in ms.

    Whole numbers, because a threshold may be met exactly.
    """

    doubled: int
    span: int


def increase(counter: Counter, scrapes: Grid, window: int, end: int) -> Increase | None:
    """The increase over the `window` (ms) that ends at `end`; None when it holds fewer than two samples."""
    first, last = scrapes.after(end - window), scrapes.at_or_before(end)
    if counter.born is not None:
        first = max(first, counter.born)
    if counter.died is not None:
        last = min(last, counter.died)
    span = last - first
    if span <= 0:
        return None
    at_first = counter.value(first)
    delta = counter.value(last) - at_first
    # Twice every stretch, so that half a scrape interval is whole too.
    at_start, at_end = 2 * (first - (end - window)), 2 * (end - last)
    if 10 * at_start >= 22 * scrapes.step:
        at_start = scrapes.step
    if 10 * at_end >= 22 * scrapes.step:
        at_end = scrapes.step
    if counter.is_from_zero and 2 * span * at_first < at_start * delta:
        return Increase(delta * (2 * span + at_end) + 2 * span * at_first, span)
    return Increase(delta * (2 * span + at_start + at_end), span)
