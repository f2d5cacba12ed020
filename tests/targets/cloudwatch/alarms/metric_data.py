"""What services report: for every minute of a metric the values, with how often each came."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import accumulate

#: Values of one minute: value -> how many data points had it. None: nothing was reported.
Points = Mapping[Fraction | int, int] | None

_ADDITIVE = re.compile(r"Sum|SampleCount|TC\(:([\d.]+)\)")


class Metric:
    """A metric from minute `first` on. Minute m is the time from m to m + 1."""

    def __init__(self, first: int, minutes: list[Points]) -> None:
        self._first = first
        self._minutes = minutes
        self._sums: dict[str, list[Fraction | int]] = {}

    def statistic(self, stat: str, start: int, end: int) -> Fraction | None:
        """The statistic of the data points from minute `start` to before `end`; None when there are none."""
        count = self._added("SampleCount", start, end)
        if count == 0:
            return None
        if _ADDITIVE.fullmatch(stat):
            return Fraction(self._added(stat, start, end))
        if stat == "Average":
            return Fraction(self._added("Sum", start, end)) / count
        values = sorted(
            Fraction(value)
            for points in self._minutes[max(0, start - self._first) : max(0, end - self._first)]
            for value, times in (points or {}).items()
            for _ in range(times)
        )
        if stat in ("Minimum", "Maximum"):
            return values[0] if stat == "Minimum" else values[-1]
        rank = Fraction(stat.removeprefix("p")) / 100 * len(values)
        return values[max(0, min(len(values) - 1, -(-rank.numerator // rank.denominator) - 1))]

    def _added(self, stat: str, start: int, end: int) -> Fraction | int:
        if stat not in self._sums:
            self._sums[stat] = list(accumulate((_of_minute(stat, each) for each in self._minutes), initial=0))
        sums = self._sums[stat]

        def before(minute: int) -> Fraction | int:
            return sums[max(0, min(len(sums) - 1, minute - self._first))]

        return before(end) - before(start)


def metric(first: int, last: int, of: Callable[[int], Points]) -> Metric:
    """A metric whose minutes are made one by one."""
    return Metric(first, [of(minute) for minute in range(first, last)])


def _of_minute(stat: str, points: Points) -> Fraction | int:
    found = points or {}
    if stat == "Sum":
        return sum(value * times for value, times in found.items())
    match = _ADDITIVE.fullmatch(stat)
    limit = match[1] if match else None
    return sum(times for value, times in found.items() if limit is None or value <= Fraction(limit))
