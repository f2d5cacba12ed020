"""Sums of recorded counts over any stretch of evaluations."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.reading.counts import Counts
from slocompiler.proof.detection.share import BadOfAll

_NOTHING = (0, 0)
#: Counts that repeat only after more evaluations than this are not looked through for their extremes.
_LONGEST_SEARCH = 64


class Change(Struct, frozen=True, order=True):
    """From `settles` ms after the moment `at` on, counts repeat every `period` evaluations.

    The period is 1 where traffic flows evenly; whole events come in a rhythm of their own.
    """

    at: int
    settles: int
    period: int


class Rhythm(Struct, frozen=True):
    """When counts repeat: every `usual` evaluations before anything happens, and as each of the changes says.

    `first`: the first evaluation that is recorded; None: they have been recorded for ever.
    """

    usual: int
    changes: tuple[Change, ...]
    first: int | None


class Extremes(Struct, frozen=True):
    """The least and the most that one evaluation counts."""

    bad: tuple[int, int]
    all: tuple[int, int]


class RunningSum:
    """`sum_over_time` of counts, for all windows and alerts of an SLO: those that repeat are computed once."""

    def __init__(self, counts: Counts, evaluations: Grid, rhythm: Rhythm) -> None:
        self._step, self._offset = evaluations.step, evaluations.offset
        self._stretches: list[_Stretch] = []
        for span in _spans(evaluations, rhythm):
            earlier = self._stretches[-1] if self._stretches else None
            self._stretches.append(_Stretch(counts, evaluations, span, earlier))
        self._latest_first = self._stretches[::-1]
        self._is_short = all(period <= _LONGEST_SEARCH for period in _periods(rhythm))

    def over(self, window: int, moment: int) -> BadOfAll:
        """Bad and all of the recordings in (moment - window, moment]."""
        bad, all_ = self._up_to((moment - self._offset) // self._step)
        earlier_bad, earlier_all = self._up_to((moment - window - self._offset) // self._step)
        return bad - earlier_bad, all_ - earlier_all

    def extremes(self) -> Extremes | None:
        """What counts lie between; None where they repeat too rarely to look through them."""
        if not self._is_short:
            return None
        found = [stretch.extremes() for stretch in self._stretches]
        bad, all_ = [one.bad for one in found], [one.all for one in found]
        return Extremes((min(bad)[0], max(bad, key=_most)[1]), (min(all_)[0], max(all_, key=_most)[1]))

    def _up_to(self, index: int) -> BadOfAll:
        """All counts up to an evaluation, from one on that is always the same."""
        for stretch in self._latest_first:
            if index >= stretch.first:
                return stretch.up_to(index)
        return self._stretches[0].up_to(index)


def _most(extremes: tuple[int, int]) -> int:
    return extremes[1]


class _Span(Struct, frozen=True):
    """The evaluations from `first` on. After `different` ones, `period` of them repeat, unless others `follow`."""

    first: int
    different: int
    period: int
    follow: int | None


class _Stretch:
    """Running sums over a span. The very first one goes on backwards."""

    def __init__(self, counts: Counts, evaluations: Grid, span: _Span, earlier: "_Stretch | None") -> None:
        self._counts, self._evaluations, self._span = counts, evaluations, span
        self.first = span.first
        bad, all_ = earlier.up_to(span.first - 1) if earlier else _NOTHING
        self._bad, self._all = [bad], [all_]
        self._period = span.period
        self._known = span.different + span.period

    def up_to(self, index: int) -> BadOfAll:
        place = index - self.first + 1
        rounds = 0
        if place > self._known:
            rounds = -((self._known - place) // self._period)
        elif place < 0:
            rounds = place // self._period
        at = place - rounds * self._period
        if not rounds:
            self._compute(at)
            return self._bad[at], self._all[at]
        self._compute(self._known)
        last, round_before = self._known, self._known - self._period
        return (
            self._bad[at] + rounds * (self._bad[last] - self._bad[round_before]),
            self._all[at] + rounds * (self._all[last] - self._all[round_before]),
        )

    def extremes(self) -> Extremes:
        following = self._span.follow
        places = self._known if following is None else min(self._known, following - self.first)
        self._compute(places)
        return Extremes(_steps(self._bad[: places + 1]), _steps(self._all[: places + 1]))

    def _compute(self, place: int) -> None:
        while len(self._bad) <= place:
            moment = self._evaluations.moment(self.first + len(self._bad) - 1)
            bad, all_ = self._counts.at(moment) or _NOTHING
            self._bad.append(self._bad[-1] + bad)
            self._all.append(self._all[-1] + all_)


def _steps(sums: list[int]) -> tuple[int, int]:
    steps = [after - before for before, after in pairwise(sums)]
    return min(steps), max(steps)


def _periods(rhythm: Rhythm) -> Iterator[int]:
    yield rhythm.usual
    for change in rhythm.changes:
        yield change.period


def _spans(evaluations: Grid, rhythm: Rhythm) -> Iterator[_Span]:
    """What is the same before any change (or is not recorded yet), then one span for each change."""
    begins = {evaluations.index_at_or_before(change.at - 1) + 1: change for change in sorted(rhythm.changes)}
    if rhythm.first is None:
        earliest = min(begins)
        yield _Span(earliest - rhythm.usual, 0, rhythm.usual, earliest)
    else:
        unsettled = Change(evaluations.moment(rhythm.first), 0, 1)
        begins = {rhythm.first: unsettled} | {index: one for index, one in begins.items() if index >= rhythm.first}
        yield _Span(rhythm.first - 1, 0, 1, rhythm.first)
    indices = sorted(begins)
    for index, following in zip(indices, [*indices[1:], None], strict=True):
        change = begins[index]
        settled = evaluations.index_at_or_before(change.at + change.settles) + 1
        yield _Span(index, max(0, settled - index), change.period, following)
