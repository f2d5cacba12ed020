"""What the rules of an SLO record at each evaluation, and what they read over windows: for every form of SLI.

The detection model follows counters alone, through any failure and for days. This one steps through a test, so that it
can follow gauges, ratios, composites and time without data as well.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from msgspec import Struct

from slocompiler.ir.slos import CompositeMode
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, WEIGHTED_FROM
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.sli_input import BadOfAll, SliInput
from slocompiler.values import Duration

#: How long the usual events are remembered where time without data counts as bad.
_REMEMBERED = Duration.of(days=1).milliseconds
Count = Callable[[int], BadOfAll | None]
Over = Callable[[Windows[Any], int, int], BadOfAll | None]


class SliCounts:
    """Bad and all of each evaluation, summed up; times in ms of the test, evaluations at multiples of `interval`.

    `before`: what every evaluation before time 0 recorded; None: nothing was recorded.
    `fresh` reads a window from the raw series; None where the rules do not. `is_smoothed`: a count covers 5m itself.
    """

    def __init__(
        self,
        count: Count,
        interval: int,
        *,
        fresh: Callable[[int, int], BadOfAll | None] | None,
        is_smoothed: bool,
        before: BadOfAll | None = None,
    ) -> None:
        self._count, self.interval, self.is_smoothed, self._fresh = count, interval, is_smoothed, fresh
        self._before = before
        self._at: list[BadOfAll | None] = []
        self._bad: list[Fraction | int] = [0]
        self._all: list[Fraction | int] = [0]

    def at(self, moment: int) -> BadOfAll | None:
        """What one evaluation records."""
        place = moment // self.interval
        if place < 0:
            return self._before
        while len(self._at) <= place:
            found = self._count(len(self._at) * self.interval)
            self._at.append(found)
            self._bad.append(self._bad[-1] + (found[0] if found else 0))
            self._all.append(self._all[-1] + (found[1] if found else 0))
        return self._at[place]

    def summed(self, window: int, moment: int) -> BadOfAll:
        """Bad and all of the evaluations in (moment - window, moment]."""
        self.at(moment)
        newest, before = moment // self.interval + 1, (moment - window) // self.interval + 1
        return self._up_to(self._bad, 0, newest) - self._up_to(self._bad, 0, before), (
            self._up_to(self._all, 1, newest) - self._up_to(self._all, 1, before)
        )

    def over(self, window: int, moment: int) -> BadOfAll | None:
        """Bad of all over a window, as the alerts read it; None where that ratio is absent."""
        if window == COUNT_WINDOW.milliseconds and self.is_smoothed:
            return self.at(moment)
        if self._fresh is not None and window < WEIGHTED_FROM.milliseconds:
            return self._fresh(window, moment)
        return self.summed(window, moment)

    def _up_to(self, sums: Sequence[Fraction | int], part: int, count: int) -> Fraction | int:
        if count >= 0:
            return sums[count]
        return 0 if self._before is None else self._before[part] * count


class Recorded(Struct, frozen=True):
    """How an SLO counts: `every` and `limit` are those of its slices; None: it has none.

    `first`: what a test gives as recorded at time 0, for all the time before.
    """

    interval: int
    every: int | None = None
    limit: Fraction | None = None
    is_masked: bool = False
    idle_is_bad: bool = False
    has_groups: bool = False
    first: BadOfAll | None = None


def counts_of(source: SliInput, windows: Windows[Any], how: Recorded) -> SliCounts:
    """The counts of an SLI that is not a composite; `windows` hold what happens to its series."""
    now, over = source.now, source.over
    if now is not None:
        count: Count = _worst_moment(now, windows, how) if how.every else lambda moment: now(windows, moment)
        return _recorded(count, how, None, is_smoothed=False, is_old=windows.is_old)
    assert over is not None, "an SLI is read at a moment or over a window"
    if how.limit is not None:
        return _recorded(_slice(over, windows, how), how, None, is_smoothed=False, is_old=windows.is_old)
    return event_counts(over, windows, how, is_rate=source.is_rate)


def event_counts(over: Over, windows: Windows[Any], how: Recorded, *, is_rate: bool = True) -> SliCounts:
    """The counts of what is read over windows: events per second times the seconds of an evaluation, or one of each."""
    seconds = Fraction(how.interval, 1000) if is_rate else Fraction(1)

    def events(moment: int) -> BadOfAll | None:
        found = over(windows, COUNT_WINDOW.milliseconds, moment)
        return None if found is None else (_times(found[0], seconds), _times(found[1], seconds))

    fresh = None if how.is_masked or how.idle_is_bad else lambda window, moment: over(windows, window, moment)
    return _recorded(events, how, fresh, is_smoothed=True, is_old=windows.is_old)


def pooled_or_worst(members: Sequence[SliCounts], mode: CompositeMode, how: Recorded) -> SliCounts:
    """The counts of a composite, from those that its members record before it."""

    def count(moment: int) -> BadOfAll | None:
        found = [one for one in (member.at(moment) for member in members) if one is not None]
        if not found:
            return None
        if mode is CompositeMode.POOLED:
            return sum(bad for bad, _ in found), sum(every for _, every in found)
        busiest = max(every for _, every in found)
        return max((Fraction(bad) / every for bad, every in found if every), default=Fraction(0)) * busiest, busiest

    is_smoothed = all(member.is_smoothed for member in members)
    is_old = any(member.at(-how.interval) is not None for member in members)
    return _recorded(count, how, None, is_smoothed=is_smoothed, is_old=is_old)


def _recorded(
    count: Count, how: Recorded, fresh: Callable[[int, int], BadOfAll | None] | None, *, is_smoothed: bool, is_old: bool
) -> SliCounts:
    """With an old history every evaluation before the test recorded what the first one of it does."""
    counted = _idle_as_bad(count, how) if how.idle_is_bad else count
    if how.first is not None:
        counted = _with_first(counted, how.first)
    before = counted(0) if is_old else None
    return SliCounts(counted, how.interval, fresh=fresh, is_smoothed=is_smoothed, before=before)


def _with_first(count: Count, first: BadOfAll) -> Count:
    return lambda moment: count(moment) if moment else first


def _worst_moment(now: Callable[[Windows[Any], int], BadOfAll | None], windows: Windows[Any], how: Recorded) -> Count:
    """`max_over_time` of the moments of a slice, where there is a value now."""
    assert how.every is not None
    known: dict[int, BadOfAll | None] = {}

    def at(moment: int) -> BadOfAll | None:
        if moment not in known:
            known[moment] = now(windows, moment)
        return known[moment]

    def count(moment: int) -> BadOfAll | None:
        if at(moment) is None:
            return None
        first = moment - (how.every or 0) + 1
        first += -first % how.interval
        seen = [at(one) for one in range(first, moment + 1, how.interval) if one >= 0 or windows.is_old]
        return max(one[0] for one in seen if one is not None), 1

    return count


def _slice(over: Over, windows: Windows[Any], how: Recorded) -> Count:
    assert how.every is not None

    def count(moment: int) -> BadOfAll | None:
        found = over(windows, how.every or 0, moment)
        if found is None or not found[1]:
            return None
        return int(found[0] > (how.limit or 0) * found[1]), 1

    return count


def _idle_as_bad(count: Count, how: Recorded) -> Count:
    """Time without events is as bad as its usual events would be: their mean of the last day, or one event."""
    seen: list[Fraction | int] = []

    def counted(moment: int) -> BadOfAll | None:
        found = count(moment)
        if found is not None:
            seen.append(found[1])
            if found[1] > 0:
                return found
        mean = Fraction(sum(seen)) / len(seen) if seen else Fraction(0)
        if mean > 0:
            return mean, mean
        return None if how.has_groups else (1, 1)

    return counted


@lru_cache(maxsize=1024)
def _times(rate: Fraction | int, seconds: Fraction) -> Fraction:
    return rate * seconds
