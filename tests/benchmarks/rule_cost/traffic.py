"""Uneven traffic: the raw samples of 250 counters, and what really failed, to the last event."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

SCRAPE = 30
HOUR, DAY = 3600, 86_400
#: A Monday, 00:00 UTC.
BEGIN = 1_780_272_000
IDLE = (BEGIN + HOUR // 2, BEGIN + 11 * HOUR // 2)

#: Code -> part of the good or of the bad events.
GOOD_CODES = {"200": 0.8, "201": 0.08, "204": 0.05, "301": 0.02, "304": 0.02, "404": 0.02, "429": 0.01}
BAD_CODES = {"500": 0.5, "502": 0.3, "503": 0.2}
PEAK_PER_SECOND = 100.0
NIGHT, WEEKEND = 0.1, 0.4
USUALLY_BAD = 0.0002

#: Start after `BEGIN` and length in seconds, share of requests that fail.
INCIDENTS = (
    (3 * DAY + 3 * HOUR, 45 * 60, 0.25),
    (8 * DAY + 14 * HOUR, 12 * 60, 0.04),
    (13 * DAY + 4 * HOUR, 60 * 60, 0.15),
    (19 * DAY + 21 * HOUR, 20 * 60, 0.1),
    (24 * DAY + 2 * HOUR, 30 * 60, 0.5),
)
#: Days of deployments; each pod starts anew, one a minute.
DEPLOYMENTS = (10, 20)


@dataclass(frozen=True)
class Size:
    """How much history: 10 series a pod, 3 of them of failures."""

    pods: int
    days: int

    @property
    def end(self) -> int:
        return BEGIN + self.days * DAY

    @property
    def series(self) -> list[dict[str, str]]:
        codes = (*GOOD_CODES, *BAD_CODES)
        return [{"job": "shop", "pod": f"shop-{pod}", "code": code} for pod in range(self.pods) for code in codes]


@dataclass(frozen=True)
class Scrape:
    """One scrape: a value for each series, and by how much all good and all bad series grew since the last one."""

    time: int
    values: Sequence[int]
    good: int
    bad: int


def scrapes(size: Size) -> Iterator[Scrape]:
    """Every scrape of the history; what a counter lost at its restart is in nobody's samples, and not counted."""
    shares = [*GOOD_CODES.values(), *BAD_CODES.values()]
    parts = [share / size.pods for _ in range(size.pods) for share in shares]
    is_bad = [place % len(shares) >= len(GOOD_CODES) for place in range(len(parts))]
    begun = [0] * len(parts)
    before: list[int] | None = None
    good = bad = 0.0
    for time in range(BEGIN, size.end + 1, SCRAPE):
        events = _per_second(time) * SCRAPE
        failed = events * _bad_share(time)
        good, bad = good + events - failed, bad + failed
        counted = [int((bad if wrong else good) * part) for part, wrong in zip(parts, is_bad, strict=True)]
        for pod in _restarted(time, size):
            first = pod * len(shares)
            begun[first : first + len(shares)] = counted[first : first + len(shares)]
        values = [count - start for count, start in zip(counted, begun, strict=True)]
        grown = [new - old if new >= old else new for new, old in zip(values, before or values, strict=True)]
        yield Scrape(time, values, *_sums(grown, is_bad))
        before = values


class Truth:
    """Increases of the raw samples by scrape; a window's error ratio is exact."""

    def __init__(self) -> None:
        self._bad: dict[int, int] = {}
        self._all: dict[int, int] = {}

    def add(self, scrape: Scrape) -> None:
        self._bad[scrape.time] = scrape.bad
        self._all[scrape.time] = scrape.good + scrape.bad

    def ratio(self, end: int, window: int) -> Fraction:
        """Bad events over all events of the window that ends then; the first sample in it is what it starts from."""
        within = [time for time in self._all if end - window < time <= end]
        return Fraction(sum(self._bad[time] for time in within), sum(self._all[time] for time in within))


def _per_second(time: int) -> float:
    if IDLE[0] <= time < IDLE[1]:
        return 0.0
    day, hour = divmod((time - BEGIN) / HOUR, 24)
    light = max(0.0, math.sin(math.pi * (hour - 6) / 16)) if 6 <= hour <= 22 else 0.0
    return PEAK_PER_SECOND * (NIGHT + (1 - NIGHT) * light) * (WEEKEND if day % 7 >= 5 else 1.0)


def _bad_share(time: int) -> float:
    return next((share for start, length, share in INCIDENTS if 0 <= time - BEGIN - start < length), USUALLY_BAD)


def _restarted(time: int, size: Size) -> list[int]:
    since = [(time - BEGIN) - (day * DAY + 11 * HOUR) for day in DEPLOYMENTS]
    return [pod for pod in range(size.pods) if any(0 <= past - 60 * pod < SCRAPE for past in since)]


def _sums(grown: Sequence[int], is_bad: Sequence[bool]) -> tuple[int, int]:
    failed = sum(growth for growth, wrong in zip(grown, is_bad, strict=True) if wrong)
    return sum(grown) - failed, failed
