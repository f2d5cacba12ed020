"""Help for a name that nothing bears."""

from collections.abc import Iterable

from slocompiler.load.did_you_mean import closest, suggestion

_LONGEST_LIST = 12


def suggest(word: str, words: Iterable[str], noun: str) -> str:
    """The name that was probably meant, and all there are (`noun`, in the plural) while they fit a line."""
    known = sorted(set(words))
    if len(known) <= _LONGEST_LIST:
        return suggestion(word, known, noun)
    meant = closest(word, known)
    return f"did you mean `{meant}`?" if meant else f"none of the {len(known)} {noun} looks like it"
