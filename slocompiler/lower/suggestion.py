"""What a name that nothing bears was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_LIST = 8


def suggest(name: str, names: Iterable[str], place: str) -> str:
    """A help line: the nearest name, else all names when they are few, else `place`, where they are declared."""
    known = sorted(set(names))
    near = get_close_matches(name.lower(), {entry.lower(): entry for entry in known}, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{next(entry for entry in known if entry.lower() == near[0])}`?"
    if known and len(known) <= _LONGEST_LIST:
        return f"{place} has {one_of(known)}"
    return f"declare it under {place}" if not known else f"see {place}"


def one_of(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
