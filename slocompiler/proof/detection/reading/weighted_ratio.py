"""Ratios and counts over windows that are summed up from what was recorded at each evaluation."""

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.reading.running_sum import RunningSum
from slocompiler.proof.detection.reading.verdict import FOR_EVER, Verdict, steps_to_change


class RecordedWindow(Struct, frozen=True):
    """The recordings in the last `window` ms."""

    sums: RunningSum
    evaluations: Grid
    window: int

    def ratio_above(self, threshold: Fraction) -> Callable[[int], Verdict]:
        """Whether `sum_over_time(bad[window]) / sum_over_time(events[window])` exceeds the threshold.

        With each evaluation one count comes and one goes, so that the margin bad - t x all changes at most by how much
        counts differ.
        """
        num, den = threshold.numerator, threshold.denominator
        fastest = self._fastest(den, num)

        def judge(moment: int) -> Verdict:
            bad, all_ = self.sums.over(self.window, moment)
            margin = bad * den - num * all_ if all_ > 0 else 0
            return margin > 0, self._until(moment, margin, fastest)

        return judge

    def bad_above(self, limit: Fraction) -> Callable[[int], Verdict]:
        """Whether the bad ones are more than `limit`, in the unit of the counts."""
        num, den = limit.numerator, limit.denominator
        fastest = self._fastest(den, 0)

        def judge(moment: int) -> Verdict:
            margin = self.sums.over(self.window, moment)[0] * den - num
            return margin > 0, self._until(moment, margin, fastest)

        return judge

    def _fastest(self, of_bad: int, of_all: int) -> int | None:
        extremes = self.sums.extremes()
        if extremes is None:
            return None
        (least_bad, most_bad), (least, most) = extremes.bad, extremes.all
        return of_bad * (most_bad - least_bad) + of_all * (most - least)

    def _until(self, moment: int, margin: int, fastest: int | None) -> int:
        if fastest is None:
            return moment
        steps = steps_to_change(margin, fastest)
        return FOR_EVER if steps is None else moment + steps * self.evaluations.step
