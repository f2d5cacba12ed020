"""X-Ray's patterns (`*` any text, `?` one character): which contains which, and which have a text in common."""

from functools import cache

STAR, ANY = "*", "?"
#: Stands for every character that a pattern does not name.
_OTHER = ""


@cache
def covers(wide: str, narrow: str) -> bool:
    """Whether `wide` matches every text that `narrow` matches.

    Walks both patterns at once: from each place in `narrow`, with the places in `wide` that the same text leads to.
    """
    symbols = (*sorted(set(wide) - {STAR, ANY}), _OTHER)
    pending = [(0, _open(wide, {0}))]
    seen = set(pending)
    while pending:
        place, places = pending.pop()
        if place == len(narrow) and len(wide) not in places:
            return False
        for step in _steps(wide, narrow, place, places, symbols):
            if step not in seen:
                seen.add(step)
                pending.append(step)
    return True


def _steps(
    wide: str, narrow: str, place: int, places: frozenset[int], symbols: tuple[str, ...]
) -> list[tuple[int, frozenset[int]]]:
    if place == len(narrow):
        return []
    token = narrow[place]
    if token == STAR:
        return [(place + 1, places), *((place, _read(wide, places, symbol)) for symbol in symbols)]
    read = symbols if token == ANY else (token,)
    return [(place + 1, _read(wide, places, symbol)) for symbol in read]


def _read(pattern: str, places: frozenset[int], symbol: str) -> frozenset[int]:
    """The places after one more character."""
    after: set[int] = set()
    for place in places:
        if place < len(pattern):
            token = pattern[place]
            if token == STAR:
                after.add(place)
            elif token in (ANY, symbol):
                after.add(place + 1)
    return _open(pattern, after)


def _open(pattern: str, places: set[int]) -> frozenset[int]:
    """With the places behind stars, as a star may stand for nothing; without those before the last star.

    What an earlier place still accepts, the star accepts too, so dropping it keeps the sets small.
    """
    opened: set[int] = set()
    for place in places:
        end = place
        opened.add(end)
        while end < len(pattern) and pattern[end] == STAR:
            end += 1
            opened.add(end)
    last = max((place for place in opened if place < len(pattern) and pattern[place] == STAR), default=0)
    return frozenset(place for place in opened if place >= last)


@cache
def overlaps(first: str, second: str) -> bool:
    """Whether some text is matched by both."""
    pending, seen = [(0, 0)], {(0, 0)}
    while pending:
        one, two = pending.pop()
        if one == len(first) and two == len(second):
            return True
        for step in _common_steps(first, second, one, two):
            if step not in seen:
                seen.add(step)
                pending.append(step)
    return False


def _common_steps(first: str, second: str, one: int, two: int) -> list[tuple[int, int]]:
    head, other = first[one : one + 1], second[two : two + 1]
    steps = []
    if head == STAR:
        steps += [(one + 1, two), *([(one, two + 1)] if other else [])]
    if other == STAR:
        steps += [(one, two + 1), *([(one + 1, two)] if head else [])]
    if head and other and STAR not in (head, other) and (head == other or ANY in (head, other)):
        steps.append((one + 1, two + 1))
    return steps


def narrowness(pattern: str) -> tuple[int, int, int]:
    """Sorts a narrower pattern above any that covers it: least length, fixed characters, stars that count (negative).

    A pattern that another covers is at least as long; of equal length it fixes at least the same characters; with the
    same characters fixed it has stars in fewer places.
    """
    runs = "".join(token if token in (STAR, ANY) else " " for token in pattern).split(" ")
    stars = sum(STAR in run for run in runs)
    return len(pattern.replace(STAR, "")), sum(token not in (STAR, ANY) for token in pattern), -stars
