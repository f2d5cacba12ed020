"""Regular expressions without backtracking.

Some of AWS's patterns, such as `[a-z](?:-?[a-z0-9]+)*`, keep Python's `re` busy for ever over 60 characters that do not
match. Here every part of a pattern turns the set of places where it may begin into the set where it may end.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

#: Python's own reader of patterns: a tree of (operation, argument).
_PARSER: Any = import_module("re._parser")
Places = frozenset[int]


class UnknownPartError(ValueError):
    """A part of a pattern that cannot be walked, such as a back reference."""


def matches_whole(pattern: str, text: str) -> bool:
    """Whether all of `text` matches; letters, digits and spaces are those of ASCII.

    Raises UnknownPartError for back references and the like, re.error for what is no pattern.
    """
    return len(text) in _sequence(_tree(pattern), text, frozenset((0,)))


@cache
def _tree(pattern: str) -> Any:
    return _PARSER.parse(pattern, re.ASCII)


def _sequence(parts: Any, text: str, starts: Places) -> Places:
    for operation, argument in parts:
        if not starts:
            return starts
        starts = _part(str(operation), argument, text, starts)
    return starts


def _part(operation: str, argument: Any, text: str, starts: Places) -> Places:
    if operation in _CHARACTERS:
        accepts = _CHARACTERS[operation]
        return frozenset(at + 1 for at in starts if at < len(text) and accepts(argument, text[at]))
    match operation:
        case "BRANCH":
            return frozenset().union(*(_sequence(branch, text, starts) for branch in argument[1]))
        case "SUBPATTERN":
            return _sequence(argument[3], text, starts)
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeat(argument[0], int(argument[1]), argument[2], text, starts)
        case "AT":
            return starts & _anchored(str(argument), text)
        case "ASSERT" | "ASSERT_NOT" if argument[0] == 1:
            found = operation == "ASSERT"
            return frozenset(at for at in starts if bool(_sequence(argument[1], text, frozenset((at,)))) is found)
    raise UnknownPartError(operation)


def _repeat(fewest: int, most: int, parts: Any, text: str, starts: Places) -> Places:
    """Places after `fewest` to `most` rounds; a round that reaches nothing new is the last one."""
    reached = starts
    for _ in range(fewest):
        reached = _sequence(parts, text, reached)
    every, newest, rounds = reached, reached, fewest
    while newest and rounds < most:
        newest = _sequence(parts, text, newest) - every
        every |= newest
        rounds += 1
    return every


def _anchored(anchor: str, text: str) -> Places:
    """The places at which an anchor holds."""
    if anchor.startswith("AT_BEGINNING"):
        return frozenset((0,))
    if anchor.startswith("AT_END"):
        return frozenset((len(text),))
    raise UnknownPartError(anchor)


def _in_class(items: Any, character: str) -> bool:
    is_negated = bool(items) and str(items[0][0]) == "NEGATE"
    found = any(_is_item(str(kind), value, character) for kind, value in items)
    return found is not is_negated


def _is_item(kind: str, value: Any, character: str) -> bool:
    if kind == "LITERAL":
        return ord(character) == int(value)
    if kind == "RANGE":
        return int(value[0]) <= ord(character) <= int(value[1])
    if kind == "CATEGORY":
        return bool(_CATEGORIES[str(value)].fullmatch(character))
    return False


_CATEGORIES = {
    "CATEGORY_DIGIT": re.compile(r"\d", re.ASCII),
    "CATEGORY_NOT_DIGIT": re.compile(r"\D", re.ASCII),
    "CATEGORY_SPACE": re.compile(r"\s", re.ASCII),
    "CATEGORY_NOT_SPACE": re.compile(r"\S", re.ASCII),
    "CATEGORY_WORD": re.compile(r"\w", re.ASCII),
    "CATEGORY_NOT_WORD": re.compile(r"\W", re.ASCII),
}
_CHARACTERS: dict[str, Callable[[Any, str], bool]] = {
    "LITERAL": lambda code, character: ord(character) == code,
    "NOT_LITERAL": lambda code, character: ord(character) != code,
    "ANY": lambda _, character: character != "\n",
    "IN": _in_class,
}
