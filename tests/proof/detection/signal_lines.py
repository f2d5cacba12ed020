"""Series that change for a while, at each second, in promtool's notation."""

from itertools import groupby, pairwise

from msgspec import Struct

#: Seconds: the change comes then, and the series end.
STARTS, ENDS = 1800, 7200
_HIGH = 1_000_000_000


class Counter(Struct, frozen=True):
    """So many events each second, and others while the change lasts."""

    usual: int
    changed: int

    def at(self, moment: int, lasts: int) -> int:
        within = max(0, min(moment - STARTS, lasts))
        return _HIGH + self.usual * (moment - within) + self.changed * within


class Gauge(Struct, frozen=True):
    """A value, and another one from just after the change comes until it ends."""

    usual: int
    changed: int

    def at(self, moment: int, lasts: int) -> int:
        return self.changed if STARTS < moment <= STARTS + lasts else self.usual


class Burst(Struct, frozen=True):
    """So many events at once."""

    count: int

    def at(self, moment: int, lasts: int) -> int:
        return _HIGH + self.count * (moment > STARTS)


Line = Counter | Gauge | Burst


def values(line: Line, lasts: int, scrape: int) -> str:
    """The value at each scrape, runs of equal steps written as such."""
    numbers = [line.at(at, lasts) for at in range(0, ENDS + 1, scrape)]
    parts, at = [str(numbers[0])], numbers[0]
    for step, run in groupby(after - before for before, after in pairwise(numbers)):
        length = len(list(run))
        parts.append(f"{at + step}{step:+}x{length - 1}" if length > 1 else str(at + step))
        at += step * length
    return " ".join(parts)
