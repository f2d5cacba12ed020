"""The one word that somebody can have meant."""

import re
from collections.abc import Iterable

#: Shorter words are near too many others.
_SHORTEST_WITH_ONE_SLIP, _SHORTEST_WITH_TWO = 4, 8


def written_otherwise(word: str, words: Iterable[str]) -> str | None:
    """The word that differs in case, hyphens, underscores or blanks alone."""
    return _only([known for known in words if known != word and _folded(known) == _folded(word)])


def misspelt(word: str, words: Iterable[str]) -> str | None:
    """The word that was meant, of a list that holds all there are: one slip of the fingers, two in a long word.

    Digits are no slips: `p95` is not `p99`.
    """
    known = set(words)
    found = written_otherwise(word, known)
    if found:
        return found
    slips = 2 if len(word) >= _SHORTEST_WITH_TWO else 1 if len(word) >= _SHORTEST_WITH_ONE_SLIP else 0
    near = [each for each in known if _digits(each) == _digits(word) and 0 < _distance(word, each) <= slips]
    nearest = min((_distance(word, each) for each in near), default=0)
    return _only([each for each in near if _distance(word, each) == nearest])


def _only(found: list[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _folded(word: str) -> str:
    return re.sub(r"[-_ ]", "", word).lower()


def _digits(word: str) -> str:
    return re.sub(r"\D", "", word)


def _distance(one: str, other: str) -> int:
    """Letters added, lost, changed, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
