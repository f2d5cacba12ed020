"""All readings of one SLO in one scenario, shared by its alerts."""

from fractions import Fraction
from typing import Protocol

from slocompiler.proof.detection.counters import counters_of
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.reading.counts import Counts, EventCounts, MomentCounts, SliceCounts
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.reading.running_sum import RunningSum
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.share import BadOfAll
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.values import Duration


class Reading(Protocol):
    """An error ratio that a rule computes at an evaluation."""

    def at(self, moment: int) -> BadOfAll | None:
        """Bad of all; None where there is no sample."""


class WeightedRatio:
    """`sum_over_time(bad[window]) / sum_over_time(events[window])` of the counts recorded at each evaluation."""

    def __init__(self, sums: RunningSum, window: int) -> None:
        self._sums, self._window = sums, window

    def at(self, moment: int) -> BadOfAll | None:
        return self._sums.over(self._window, moment)


class Readings:
    """What the rules of an SLO read, window by window. `longest` is the longest window that will be asked for."""

    def __init__(self, facts: DetectionFacts, scenario: Scenario, longest: Duration) -> None:
        self._facts, self._scenario = facts, scenario
        self.scrapes = Grid(facts.scrape.milliseconds, -scenario.since_scrape.milliseconds)
        self.evaluations = Grid(facts.interval.milliseconds, scenario.until_evaluation.milliseconds)
        self.counters = counters_of(scenario, self.scrapes)
        self._counts = self._count()
        self._sums = self._running_sum(longest.milliseconds)

    def ratio(self, window: Duration) -> Reading:
        """The error ratio over a window."""
        if self._facts.shape.is_raw(window):
            return RawRatio(self.counters, self.scrapes, window.milliseconds)
        return WeightedRatio(self._sums, window.milliseconds)

    def failures(self, window: Duration, moment: int) -> Fraction | None:
        """Bad events recorded in a window; None when the traffic is not known and may be taken to be ample."""
        if self._counts.unit is None:
            return None
        return self._counts.unit * self._sums.over(window.milliseconds, moment)[0]

    def settles(self, window: Duration) -> int:
        """How long (ms) after a change the ratio over a window is what it remains; with whole events, on average."""
        if self._facts.shape.is_raw(window):
            return window.milliseconds + self.scrapes.step
        return window.milliseconds + self._counts.settles

    def _count(self) -> Counts:
        shape, interval = self._facts.shape, self._facts.interval.milliseconds
        if shape.counting is Counting.MOMENTS:
            slice_ = None if shape.slice is None else shape.slice.milliseconds
            return MomentCounts(self._scenario, self.scrapes, self.evaluations, slice_)
        if shape.counting is Counting.SLICES:
            assert shape.slice is not None
            assert shape.slice_limit is not None
            ratio = RawRatio(self.counters, self.scrapes, shape.slice.milliseconds)
            return SliceCounts(ratio, Fraction(shape.slice_limit))
        return EventCounts(self.counters, self.scrapes, COUNT_WINDOW.milliseconds, interval)

    def _running_sum(self, longest: int) -> RunningSum:
        """Whole events come in a rhythm of their own, so their counts differ even while nothing changes."""
        history = self._scenario.history
        is_endless = history is None and self._scenario.traffic is None
        past = 0 if is_endless else longest if history is None else history.milliseconds
        first = self.evaluations.index_at_or_before(-past)
        return RunningSum(self._counts, self.evaluations, first, is_endless=is_endless)
