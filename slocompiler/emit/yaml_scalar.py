"""A string as it stands in a YAML document: the usual ones at once, any others by libyaml's emitter."""

from functools import lru_cache
from io import StringIO
from typing import Any

from slocompiler.emit.scalar_style import DOUBLE, LITERAL, PLAIN, SINGLE, style_of_key, style_of_value

_NO_FOLDING = -1
#: Names and labels come again and again; longer texts are not worth the memory.
_SHORT = 100


def written_text(text: str, column: str) -> str:
    """A value; the lines of a literal block stand one step to the right of a column (blanks)."""
    style = _known_style(text) if len(text) <= _SHORT else style_of_value(text)
    if style == PLAIN:
        return text
    if style == LITERAL:
        block = _block(text) if text.isascii() and "\t" not in text else _by_libyaml(text, LITERAL)
        return block.replace("\n  ", f"\n{column}  ")
    return _quoted(text, style)


@lru_cache(maxsize=4096)
def _known_style(text: str) -> str:
    return style_of_value(text)


def written_key(text: str) -> str:
    """A key, on one line."""
    style = style_of_key(text)
    return str(text) if style == PLAIN else _quoted(text, style)


def _quoted(text: str, style: str) -> str:
    if style == SINGLE:
        return "'" + text.replace("'", "''") + "'"
    if text.isascii() and text.isprintable():
        # Text with a quote or a backslash is in single quotes.
        return f'"{text}"'
    return _by_libyaml(text, DOUBLE)


def _block(text: str) -> str:
    body = text.removesuffix("\n")
    lines = (f"\n  {line}" if line else "\n" for line in body.split("\n"))
    return ("|-" if body is text else "|") + "".join(lines)


@lru_cache(maxsize=256)
def _by_libyaml(text: str, style: str) -> str:
    """A string as libyaml writes a document of it: it knows which characters a reader takes as they are."""
    from yaml._yaml import CEmitter
    from yaml.events import DocumentEndEvent, DocumentStartEvent, ScalarEvent, StreamEndEvent, StreamStartEvent

    stream = StringIO()
    emitter: Any = CEmitter(stream, indent=2, width=_NO_FOLDING, allow_unicode=True)
    scalar = ScalarEvent(None, None, (False, True), text, style=style)
    for event in (StreamStartEvent(), DocumentStartEvent(), scalar, DocumentEndEvent(), StreamEndEvent()):
        emitter.emit(event)
    return stream.getvalue().removesuffix("\n")
