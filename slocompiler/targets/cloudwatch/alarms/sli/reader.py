"""How an SLI is watched over a window: what every kind of SLI comes to."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.signals import CloudWatchSourceIr
from slocompiler.ir.slos import GaugeSli, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, BELOW, BREACHING, NOT_BREACHING, Watch
from slocompiler.targets.cloudwatch.alarms.formula import Formula, math
from slocompiler.targets.cloudwatch.alarms.periods import DAY, HOUR, MINUTE, seconds_of
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.sli.counts import Counted, Counts
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import stream
from slocompiler.values import Duration


class Ratios(Struct, frozen=True):
    """An SLI of events: one period as long as the window, its ratio against the threshold."""

    counted: Counted
    idle_is_bad: bool

    @property
    def can_be_kept(self) -> bool:
        """Whether Application Signals can compute it."""
        return self.counted.are_events

    def watch(self, window: Duration, threshold: Decimal, least: int) -> Watch:
        """True when the error ratio of the window is above the threshold, with at least `least` failures."""
        period = seconds_of(window)
        formula = self.counted.over(period).guarded(least, idle_is_bad=self.idle_is_bad)
        return Watch(formula, period, ABOVE, threshold, missing=_missing(self.idle_is_bad))

    def enough(self, least: int) -> Watch:
        """True with at least `least` failures in a day; idle days that are bad have failed as a whole."""
        failures = self.counted.over(DAY).bad
        return Watch(failures, DAY, ABOVE, least - Decimal("0.5"), missing=_missing(self.idle_is_bad))


class Slices(Struct, frozen=True):
    """An SLI of time: slices that are bad as a whole, and how many of the window's may be.

    A slice is bad when `fine` is beyond `limit`. Over more than a day CloudWatch takes no periods below an hour: hours
    are judged then, by `coarse`.
    """

    every: int
    fine: Formula
    coarse: Formula
    comparison: str
    limit: Decimal
    idle_is_bad: bool
    can_be_kept: bool = True

    def watch(self, window: Duration, threshold: Decimal, least: int) -> Watch:
        """True when more than the share `threshold` of the window's slices are bad, and at least `least` of them."""
        is_coarse = seconds_of(window) > DAY and self.every < HOUR
        every = HOUR if is_coarse else self.every
        slices = max(1, seconds_of(window) // every)
        bad = max(int(Fraction(threshold) * slices) + 1, least)
        return Watch(
            formula=self.coarse if is_coarse else self.fine,
            period=every,
            comparison=self.comparison,
            threshold=self.limit,
            evaluations=slices,
            datapoints=min(bad, slices),
            missing=_missing(self.idle_is_bad),
        )

    def enough(self, least: int) -> Watch:
        """True with at least `least` bad slices in a day."""
        slices = DAY // self.every
        bad, missing = min(least, slices), _missing(self.idle_is_bad)
        return Watch(self.fine, self.every, self.comparison, self.limit, slices, bad, missing)


Reader = Ratios | Slices


def gauge_slices(source: CloudWatchSourceIr, place: Place, sli: GaugeSli, *, idle_is_bad: bool) -> Slices:
    """Slices of a gauge. Those of a length of their own are bad when the gauge was bad at any moment in them."""
    assert source.metric is not None, "a gauge has a metric"
    assert source.statistic is not None, "a gauge has a statistic"
    usual = math(stream(source, place, source.metric, source.statistic))
    limit, comparison, worst = (sli.above, BELOW, "Minimum") if sli.below is None else (sli.below, ABOVE, "Maximum")
    assert limit is not None, "one bound is set"
    fine = usual if sli.every is None else math(stream(source, place, source.metric, worst))
    every = MINUTE if sli.every is None else seconds_of(sli.every)
    return Slices(every, fine, usual, comparison, limit, idle_is_bad)


def event_slices(counts: Counts, sli: TimesliceSli, *, idle_is_bad: bool) -> Slices:
    """Slices of events: bad when too few of their events were good."""
    allowed = 1 - sli.good_above.ratio
    return Slices(seconds_of(sli.every), counts.ratio, counts.ratio, ABOVE, allowed, idle_is_bad)


def _missing(idle_is_bad: bool) -> str:
    return BREACHING if idle_is_bad else NOT_BREACHING
