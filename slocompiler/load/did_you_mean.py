"""The word that was probably meant."""

from collections.abc import Iterable


def closest(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that looks most like `word`; None when none does."""
    # Loaded only when something is wrong: importing it is slower than checking a good file.
    from difflib import get_close_matches

    folded = {_fold(known): known for known in sorted(words)}
    found = get_close_matches(_fold(word), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggestion(word: str, words: Iterable[str], noun: str) -> str:
    """Help for an unknown word: the one that was probably meant, and all there are."""
    known = sorted(words)
    if not known:
        return f"there are no {noun}"
    meant = closest(word, known)
    listed = f"{noun}: {quoted(known)}"
    return f"did you mean `{meant}`? {listed}" if meant else listed


def quoted(words: Iterable[str]) -> str:
    """Words as a list in a sentence: `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)


def _fold(word: str) -> str:
    return word.lower().replace("-", "_").replace(" ", "_")
