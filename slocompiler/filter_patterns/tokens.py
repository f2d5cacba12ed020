"""The words of a condition."""

import re
from collections.abc import Iterator

from msgspec import Struct

from slocompiler.filter_patterns.pattern import PatternError

_TOKEN = re.compile(
    r"""
      (?P<blank>\s+)
    | (?P<string>"(?:[^"\\]|\\.)*")
    | (?P<expression>%[^%]*%)
    | (?P<operator>&&|\|\||<=|>=|!=|[=<>(),{}])
    | (?P<selector>\$[^\s=!<>&|(){},]*)
    | (?P<word>[^\s=!<>&|(){},"%]+)
    """,
    re.VERBOSE,
)
_MISTAKES = {
    "&": "write `&&`",
    "|": "write `||`",
    "!": "write `!=`, or `NOT EXISTS` behind the property",
    '"': 'close it with `"`',
    "%": "close it with `%`",
}


class Token(Struct, frozen=True):
    """`kind` is string, expression, operator, selector, word or end; `text` is as written."""

    kind: str
    text: str
    offset: int


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of a part of a text, and one that says that it ends; raises PatternError."""
    offset = start
    while offset < end:
        match = _TOKEN.match(text, offset, end)
        if match is None:
            raise PatternError(f"`{text[offset]}` makes no sense here", offset, _MISTAKES.get(text[offset]))
        kind = str(match.lastgroup)
        if kind != "blank":
            yield Token(kind, match[0], offset)
        offset = match.end()
    yield Token("end", "", end)
