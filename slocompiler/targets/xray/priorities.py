"""Priorities: narrow before broad, unique in an account, and unmoved by rules that have nothing to do with a rule.

X-Ray takes the first rule that matches, by priority. More conditions come first; each number of conditions has a band
of its own, in which a rule has a home by the hash of its name. A rule that has to stand behind a narrower one of the
same band, or whose home is taken, moves up to the next free place. So a new rule moves another only when it is about
the same requests, or when its home was taken.
"""

from collections.abc import Iterable
from hashlib import sha256

from slocompiler.targets.xray.request_matcher import RequestMatcher

#: Number of conditions -> where its band begins. Few rules have many conditions.
_BANDS = {4: 1, 3: 1000, 2: 2000, 1: 4000, 0: 7000}
#: Some places below 9999 stay free for rules that move up.
_END = 9900
_MOST_CONDITIONS = 4


def assign_priorities(matchers: Iterable[tuple[str, RequestMatcher]]) -> dict[str, int]:
    """Name -> priority, from 1; the names are unique. Above 9999 only when there are thousands of rules."""
    ordered = sorted(matchers, key=lambda each: (*_broadness(each[1]), each[0]))
    placed: dict[int, tuple[str, RequestMatcher]] = {}
    for name, matcher in ordered:
        narrower = (place for place, (_, other) in placed.items() if matcher.covers(other))
        place = max(_home(name, matcher), 1 + max(narrower, default=0))
        while place in placed:
            place += 1
        placed[place] = (name, matcher)
    return {name: place for place, (name, _) in placed.items()}


def _broadness(matcher: RequestMatcher) -> tuple[int, ...]:
    """Sorts narrow before broad: fewer conditions last, a matcher behind all that it covers."""
    return -_band(matcher), *(-part for part in matcher.narrowness)


def _band(matcher: RequestMatcher) -> int:
    return min(matcher.conditions, _MOST_CONDITIONS)


def _home(name: str, matcher: RequestMatcher) -> int:
    band = _band(matcher)
    begin, end = _BANDS[band], _BANDS.get(band - 1, _END)
    return begin + int.from_bytes(sha256(name.encode()).digest()[:8]) % (end - begin)
