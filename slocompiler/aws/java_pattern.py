"""The models' patterns, which are Java's, for Python's `re`."""

import re
import unicodedata
import warnings
from functools import cache

from slocompiler.aws.pattern_walk import UnknownPartError, matches_whole

_CATEGORY = re.compile(r"\\p\{(\w+)\}")
#: Java spells the characters beyond U+FFFF as pairs of surrogates.
_SURROGATES = r"\uD800\uDC00-\uDBFF\uDFFF"
_BEYOND = r"\U00010000-\U0010FFFF"
#: A hyphen behind a class such as `\w` cannot start a range: Java takes it as itself, Python refuses it.
_HYPHEN = re.compile(r"(\\[wdsWDS])-(?=[^\]])")
_QUANTIFIER = re.compile(r"[*+}]")
#: What no text holds: keeps a class from being empty.
_NO_CHARACTER = r"\uffff"
_PRINTABLE = r"\x20-\x7e"


@cache
def matches(pattern: str, text: str) -> bool:
    """Whether AWS takes `text` for a value of that pattern: all of it must match, unless the pattern has one anchor.

    Raises re.error for what Python does not have.
    """
    begins, ends = pattern.startswith("^"), pattern.endswith("$")
    ours = _in_python(_with_categories(pattern, text))
    if begins != ends:
        ours = rf"{ours}[\s\S]*" if begins else rf"[\s\S]*{ours}"
    with warnings.catch_warnings():
        # Two brackets or hyphens in a row mean the same to both today.
        warnings.simplefilter("ignore", FutureWarning)
        return _matches_whole(ours, text)


def _matches_whole(pattern: str, text: str) -> bool:
    try:
        if len(_QUANTIFIER.findall(pattern)) > 1:
            return matches_whole(pattern, text)
    except UnknownPartError:
        pass
    # One quantifier, or a part that only `re` knows.
    return bool(re.compile(pattern, re.ASCII).fullmatch(text))


def _in_python(pattern: str) -> str:
    """A Java pattern without `\\p{...}` in Python's terms."""
    return _HYPHEN.sub(r"\1\\-", pattern.replace(_SURROGATES, _BEYOND))


def _with_categories(pattern: str, text: str) -> str:
    """The pattern with each `\\p{L}` replaced by those characters of `text` that are letters: the others do not matter.

    Python's `re` does not know Unicode's categories, and a list of all their characters is long.
    """
    characters = sorted(set(text)) if "\\p{" in pattern else []

    def members(match: re.Match[str]) -> str:
        inside = pattern.rfind("[", 0, match.start()) > pattern.rfind("]", 0, match.start())
        listed = _members(match[1], characters)
        return listed if inside else f"[{listed}]"

    return _CATEGORY.sub(members, pattern)


def _members(category: str, characters: list[str]) -> str:
    if category == "Print":
        return _PRINTABLE
    found = [character for character in characters if unicodedata.category(character).startswith(category)]
    return "".join(map(re.escape, found)) or _NO_CHARACTER
