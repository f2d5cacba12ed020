"""Sums of recorded counts over any stretch of evaluations."""

from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.reading.counts import Counts
from slocompiler.proof.detection.share import BadOfAll

_NOTHING = (0, 0)


class RunningSum:
    """`sum_over_time` of counts: each is computed once, for all windows and all alerts of an SLO.

    Up to the evaluation `same_until` all counts are those of that one, when it is given: a history without end needs
    no memory then. Otherwise nothing is recorded before the evaluation `first`.
    """

    def __init__(self, counts: Counts, evaluations: Grid, first: int, *, is_endless: bool) -> None:
        self._counts, self._evaluations, self._first = counts, evaluations, first
        self._usual = (counts.at(evaluations.moment(first)) or _NOTHING) if is_endless else _NOTHING
        self._bad, self._all = [0], [0]

    def over(self, window: int, moment: int) -> BadOfAll:
        """Bad and all of the recordings in (moment - window, moment]."""
        newest = self._evaluations.index_at_or_before(moment)
        before = self._evaluations.index_at_or_before(moment - window)
        bad, all_ = self._up_to(newest)
        earlier_bad, earlier_all = self._up_to(before)
        return bad - earlier_bad, all_ - earlier_all

    def _up_to(self, index: int) -> BadOfAll:
        """All counts before and at an evaluation, from `first` on; earlier ones count negative."""
        place = index - self._first + 1
        if place <= 0:
            return self._usual[0] * place, self._usual[1] * place
        while len(self._bad) <= place:
            self._add_next()
        return self._bad[place], self._all[place]

    def _add_next(self) -> None:
        index = self._first + len(self._bad) - 1
        bad, all_ = self._counts.at(self._evaluations.moment(index)) or _NOTHING
        self._bad.append(self._bad[-1] + bad)
        self._all.append(self._all[-1] + all_)
