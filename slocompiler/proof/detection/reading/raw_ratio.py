"""The error ratio over a window of the raw counters."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.proof.detection.counters import Counters
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import increase
from slocompiler.proof.detection.reading.verdict import FOR_EVER, Verdict, steps_to_change
from slocompiler.proof.detection.share import BadOfAll, exceeds


class RawRatio(Struct, frozen=True):
    """`sum(rate(bad[window])) / sum(rate(events[window]))`, the bad ones zero-filled."""

    counters: Counters
    scrapes: Grid
    window: int

    def at(self, moment: int) -> BadOfAll | None:
        """The ratio at an evaluation; None when the window does not hold two samples."""
        events = increase(self.counters.events, self.scrapes, self.window, moment)
        if events is None:
            return None
        bad = None if self.counters.bad is None else increase(self.counters.bad, self.scrapes, self.window, moment)
        if bad is None:
            return 0, events.doubled
        return bad.doubled * events.span, events.doubled * bad.span

    def above(self, moment: int, threshold: Fraction) -> Verdict:
        """Whether the ratio exceeds the threshold.

        In steady counters extrapolation cancels out, and the margin bad - t x all is the integral of
        ratio - t between the first and the last sample of the window. It changes as they move on, each by whole
        scrapes: with h and l the highest and lowest ratio there is, by less than max(h - t, 0) + max(t - l, 0) for
        each ms that the further of them has moved.
        """
        steady, born = self.counters.steady, self.counters.events.born
        first, last = self.scrapes.after(moment - self.window), self.scrapes.at_or_before(moment)
        if steady is None or last <= first or (born is not None and first < born):
            return exceeds(self.at(moment), threshold), moment
        num, den = threshold.numerator, threshold.denominator
        bad = steady.bad(last) - steady.bad(first)
        margin = bad * den - num * steady.scale * (last - first)
        level = num * steady.scale
        fastest = (max(steady.highest * den - level, 0) + max(level - steady.lowest * den, 0)) * self.scrapes.step
        scrapes = steps_to_change(margin, fastest)
        if scrapes is None:
            return margin > 0, FOR_EVER
        moved = scrapes * self.scrapes.step
        return margin > 0, min(last + moved, first + moved - self.scrapes.step + self.window)
