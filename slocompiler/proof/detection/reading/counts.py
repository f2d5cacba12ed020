"""What is recorded at each evaluation, and summed up over long windows."""

from fractions import Fraction
from math import lcm
from typing import Protocol

from slocompiler.proof.detection.counters import Counters
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import Increase, increase
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.reading.verdict import FOR_EVER
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.share import BadOfAll, exceeds


class Counts(Protocol):
    """The counts of an evaluation. `unit`: how many events one is (None: no absolute number).

    `settles`: this long (ms) after a change of the scenario, all counts are the same.
    """

    @property
    def unit(self) -> Fraction | None: ...

    @property
    def settles(self) -> int: ...

    def at(self, moment: int) -> BadOfAll | None:
        """Bad and all of one evaluation; None where nothing is recorded."""


class EventCounts:
    """`interval * sum(rate(x[5m]))`, for bad and all events: those of one evaluation."""

    def __init__(self, counters: Counters, scrapes: Grid, window: int, interval: int) -> None:
        self._counters, self._scrapes, self._window = counters, scrapes, window
        self.settles = window + scrapes.step
        self._common = lcm(*(scrapes.step * n for n in range(1, window // scrapes.step + 2)))
        whole = counters.unit
        self.unit = None if whole is None else whole * Fraction(interval, 2 * self._common * window)

    def at(self, moment: int) -> BadOfAll | None:
        events = increase(self._counters.events, self._scrapes, self._window, moment)
        if events is None:
            return None
        bad = self._counters.bad
        failed = None if bad is None else increase(bad, self._scrapes, self._window, moment)
        return 0 if failed is None else self._over_common_span(failed), self._over_common_span(events)

    def _over_common_span(self, measured: Increase) -> int:
        """Spans differ from evaluation to evaluation, and sums need one denominator."""
        return measured.doubled * (self._common // measured.span)


class SliceCounts:
    """One slice: bad when the error ratio over its length exceeds a limit."""

    unit = Fraction(1)

    def __init__(self, ratio: RawRatio, limit: Fraction) -> None:
        self._ratio, self._limit = ratio, limit
        self.settles = ratio.window + ratio.scrapes.step

    def at(self, moment: int) -> BadOfAll | None:
        ratio = self._ratio.at(moment)
        return None if ratio is None or not ratio[1] else (int(exceeds(ratio, self._limit)), 1)


class MomentCounts:
    """One moment: which share of a gauge's series was on the wrong side at the last scrape.

    With a slice, the worst moment of the evaluations in it.
    """

    def __init__(self, scenario: Scenario, scrapes: Grid, evaluations: Grid, slice_: int | None) -> None:
        self._scrapes, self._evaluations, self._slice = scrapes, evaluations, slice_
        self._scale = lcm(scenario.baseline.denominator, scenario.bad_ratio.denominator)
        self._usual, self._bad = int(scenario.baseline * self._scale), int(scenario.bad_ratio * self._scale)
        self._first = None if scenario.history is None else -scenario.history.milliseconds
        self._ends = FOR_EVER if scenario.lasts is None else scenario.lasts.milliseconds
        self.settles = (slice_ or 0) + scrapes.step
        self.unit = Fraction(1, self._scale)

    def at(self, moment: int) -> BadOfAll | None:
        if not self._is_seen(moment):
            return None
        return self._worst(moment), self._scale

    def _worst(self, moment: int) -> int:
        if self._slice is None:
            return self._now(moment)
        first = self._evaluations.after(moment - self._slice)
        return max(self._now(at) for at in range(first, moment + 1, self._evaluations.step) if self._is_seen(at))

    def _now(self, moment: int) -> int:
        return self._bad if 0 < self._scrapes.at_or_before(moment) <= self._ends else self._usual

    def _is_seen(self, moment: int) -> bool:
        return self._first is None or self._scrapes.at_or_before(moment) >= self._first
