"""How often a condition over sliding windows becomes true by chance, and stays true.

Failures come independently, `rate` a second, so their counts in disjoint pieces of time are independent Poisson counts.
An alert asks of windows that all end now and lie in each other, w1 < w2 < w3, that each hold at least k1, k2, k3
failures. In sliding windows a count grows only when a failure arrives, so the condition becomes true only then. An
arrival finds the windows as they are at any time (Mecke's formula for Poisson processes; PASTA), so with independent
X1 in w1, X2 in w2 - w1, X3 in w3 - w2 just before it,

    onsets a second = rate * P(X1+1 >= k1, X1+X2+1 >= k2, X1+X2+X3+1 >= k3, and one of the three an equation)

which is exact in continuous time. For one window it is the well-known rate * P(X = k - 1). To fire, the condition must
hold for `for` more. That is at most as likely as that the shortest window still holds k1 at the end of it: of its
count a, each is still inside with probability 1 - for/w1, the arrival itself is, and rate * for new ones are expected;
when `for` is longer than the window, it must be full anew in each of the for/w1 disjoint windows.

Counting the beginnings of clumps of a rare condition is Aldous' method (Probability Approximations via the Poisson
Clumping Heuristic, 1989); here the number of beginnings is exact, and clumps are not merged, so that the result is high
where an alert comes back soon. Two more bounds hold without any model: an alert that fires has been true at
for/i + 1 evaluations of its own, and it is busy for `for` + `keep_firing_for` + i.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import sqrt

from msgspec import Struct

from slocompiler.proof.false_alarms.poisson import Poisson, binomial, poisson

#: Counts less likely than this are left out: even at a thousand events a second that is no alarm in a century.
_NEGLIGIBLE = 1e-14
#: Firings a second (one in 30 years) below which no other bound is worth its time.
_RARE = 1e-9
#: A condition that holds for more of the time hardly ever begins to. An alert that always fires is no quiet one.
_ALWAYS = 0.99
#: From so many failures in a window on, it takes too long to tell how many stay; that they all do is a bound as well.
_MANY = 200
#: More failures than this in the longest window are counted in bundles.
_MOST_COUNTED = 20_000


class Window(Struct, frozen=True):
    """The last `seconds`, which must hold `least` failures (1 or more)."""

    seconds: float
    least: int


class Holding(Struct, frozen=True):
    """`for`, `keep_firing_for` and the evaluation interval, in seconds."""

    for_: float
    keep: float
    interval: float


def firings(windows: Sequence[Window], rate: float, holding: Holding) -> float:
    """Expected firings a second: one to three windows, the shortest first, each longer than the one before."""
    longest = windows[-1]
    if rate * longest.seconds > 1.001 * _MOST_COUNTED:
        return _of_bundles(windows, rate, holding)
    if rate * poisson(rate * longest.seconds).at_least(longest.least - 1) < _NEGLIGIBLE:
        return 0.0
    pieces = _pieces(windows, rate)
    begins = rate * _chance(windows, pieces, 1, _stays(windows[0], rate, holding.for_))
    busy = 1 / (holding.for_ + holding.keep + holding.interval)
    if begins < _RARE and rate * longest.seconds < longest.least:
        return begins
    true = _chance(windows, pieces, 0, lambda count: 1.0)
    if true > _ALWAYS:
        return busy
    return min(begins, busy, true / (holding.for_ + holding.interval))


def _of_bundles(windows: Sequence[Window], rate: float, holding: Holding) -> float:
    """The same for so many failures that only distances in standard deviations matter, not single ones.

    With a rate that is c times smaller, a threshold is as likely to be passed when its distance from the mean shrinks
    by sqrt(c), and onsets are sqrt(c) times rarer, as rate * P(X = k - 1) goes with the square root of the rate.
    """
    bundle = rate * windows[-1].seconds / _MOST_COUNTED
    fewer = rate / bundle
    scaled = [
        Window(
            window.seconds,
            max(1, round(fewer * window.seconds + (window.least - rate * window.seconds) / sqrt(bundle))),
        )
        for window in windows
    ]
    busy = 1 / (holding.for_ + holding.keep + holding.interval)
    return min(busy, sqrt(bundle) * firings(scaled, fewer, holding))


def _pieces(windows: Sequence[Window], rate: float) -> list[Poisson]:
    """The counts of the shortest window, and of what each longer one adds."""
    edges = [0.0, *(window.seconds for window in windows)]
    return [poisson(rate * (end - start)) for start, end in pairwise(edges)]


def _chance(windows: Sequence[Window], pieces: Sequence[Poisson], arrival: int, weigh: Callable[[int], float]) -> float:
    """How likely an arrival makes the condition true (`arrival` 1), or it is true (0); `weigh` is a factor for X1."""
    total = 0.0
    for count in _counts(pieces[0], windows[0].least - arrival):
        likely = pieces[0].exactly(count)
        if likely > _NEGLIGIBLE:
            fills = count < windows[0].least
            total += likely * weigh(count) * _rest(windows[1:], pieces[1:], count, fills or not arrival, arrival)
    return total


def _rest(windows: Sequence[Window], pieces: Sequence[Poisson], count: int, is_settled: bool, arrival: int) -> float:
    """How likely the longer windows do their part when the shorter ones hold `count`.

    `is_settled`: they need only be full; otherwise the arrival must be what fills one of them.
    """
    if not windows:
        return 1.0 if is_settled else 0.0
    missing = windows[0].least - count - arrival
    if len(windows) == 1:
        return pieces[0].at_least(missing) if is_settled else pieces[0].exactly(missing)
    return sum(
        pieces[0].exactly(more) * _rest(windows[1:], pieces[1:], count + more, is_settled or more == missing, arrival)
        for more in _counts(pieces[0], missing)
    )


def _counts(piece: Poisson, least: int) -> range:
    return range(max(piece.least, least), piece.most + 1)


def _stays(window: Window, rate: float, for_: float) -> Callable[[int], float]:
    """How likely a window still holds enough after `for_`, by its count just before the arrival that filled it."""
    if for_ == 0 or (for_ < window.seconds and rate * window.seconds > _MANY):
        return lambda count: 1.0
    if for_ >= window.seconds:
        refilled = poisson(rate * window.seconds).at_least(window.least) ** int(for_ / window.seconds)
        return lambda count: refilled
    fresh, inside = poisson(rate * for_), 1 - for_ / window.seconds
    known: dict[int, float] = {}

    def stays(count: int) -> float:
        if count not in known:
            left = binomial(count, inside)
            known[count] = sum(p * fresh.at_least(window.least - 1 - kept) for kept, p in enumerate(left))
        return known[count]

    return stays
