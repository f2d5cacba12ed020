"""All readings of one SLO in one scenario, shared by its alerts."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import ceil, lcm

from slocompiler.proof.detection.counters import counters_of
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.reading.counts import Counts, EventCounts, MomentCounts, SliceCounts
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.reading.running_sum import Change, Rhythm, RunningSum
from slocompiler.proof.detection.reading.verdict import FOR_EVER, Verdict
from slocompiler.proof.detection.reading.weighted_ratio import RecordedWindow
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.values import Duration


class Readings:
    """What the rules of an SLO read, window by window."""

    def __init__(self, facts: DetectionFacts, scenario: Scenario) -> None:
        self._facts, self._scenario = facts, scenario
        self.scrapes = Grid(facts.scrape.milliseconds, -scenario.since_scrape.milliseconds)
        self.evaluations = Grid(facts.interval.milliseconds, scenario.until_evaluation.milliseconds)
        self.counters = counters_of(scenario, self.scrapes)
        self._counts = counts_of(facts, scenario, self.scrapes, self.evaluations)
        self._sums = RunningSum(self._counts, self.evaluations, self._rhythm())

    def above(self, window: Duration, threshold: Fraction) -> Callable[[int], Verdict]:
        """Whether the error ratio over a window exceeds a threshold."""
        if self._facts.shape.is_raw(window):
            return partial(RawRatio(self.counters, self.scrapes, window.milliseconds).above, threshold=threshold)
        return self._recorded(window).ratio_above(threshold)

    def more_failures(self, window: Duration, limit: Fraction) -> Callable[[int], Verdict]:
        """Whether more bad events than `limit` are recorded in a window; always, where traffic is taken to be ample."""
        if self._counts.unit is None:
            return lambda moment: (True, FOR_EVER)
        return self._recorded(window).bad_above(limit / self._counts.unit)

    def settles(self, window: Duration) -> int:
        """How long (ms) after a change the ratio over a window is what it remains; with whole events, on average."""
        if self._facts.shape.is_raw(window):
            return window.milliseconds + self.scrapes.step
        return window.milliseconds + self._counts.settles

    def _recorded(self, window: Duration) -> RecordedWindow:
        return RecordedWindow(self._sums, self.evaluations, window.milliseconds)

    def _rhythm(self) -> Rhythm:
        scenario = self._scenario
        settles = self._counts.settles + 2 * self.scrapes.step + self._first_failures()
        usual, failing = self._period(scenario.baseline), self._period(scenario.bad_ratio)
        changes = [Change(0, settles, failing)]
        if scenario.lasts is not None:
            changes.append(Change(scenario.lasts.milliseconds, settles, usual))
        born = None if self.counters.bad is None else self.counters.bad.born
        if born is not None and born >= 0:
            changes.append(Change(born, settles, usual if scenario.is_over(born) else failing))
        if scenario.history is None:
            return Rhythm(usual, tuple(changes), None)
        begins = -scenario.history.milliseconds
        first = self.evaluations.index_at_or_before(begins)
        return Rhythm(usual, (Change(begins, settles, usual), *changes), first)

    def _first_failures(self) -> int:
        """How long (ms) whole bad events take to count so high that `rate` is not cut off at 0 any more."""
        scenario = self._scenario
        if scenario.traffic is None or scenario.birth is Birth.LONG_AGO or not scenario.bad_ratio:
            return 0
        return ceil(3000 / (scenario.traffic.per_second * scenario.bad_ratio))

    def _period(self, ratio: Fraction) -> int:
        """Evaluations after which scrapes and whole events, of which `ratio` are bad, fall as they did."""
        if self._scenario.traffic is None:
            return 1
        events, step = self._scenario.traffic.per_second / 1000, self.evaluations.step
        return lcm(self.scrapes.step, step, events.denominator, (events * ratio).denominator) // step


def counts_of(facts: DetectionFacts, scenario: Scenario, scrapes: Grid, evaluations: Grid) -> Counts:
    """What the rules record at each evaluation."""
    shape, interval = facts.shape, facts.interval.milliseconds
    slice_ = None if shape.slice is None else shape.slice.milliseconds
    if shape.counting is Counting.MOMENTS:
        return MomentCounts(scenario, scrapes, evaluations, slice_)
    counters = counters_of(scenario, scrapes)
    if shape.counting is Counting.SLICES:
        assert slice_ is not None
        assert shape.slice_limit is not None
        return SliceCounts(RawRatio(counters, scrapes, slice_), Fraction(shape.slice_limit))
    return EventCounts(counters, scrapes, COUNT_WINDOW.milliseconds, interval)
