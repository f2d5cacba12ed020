"""How wide text is on a terminal, and text that does no harm there."""

import unicodedata

TAB_WIDTH = 4
_WIDE = ("W", "F")
_NO_WIDTH = ("Mn", "Me", "Cf")
#: Joiners and marks that belong in words of some scripts; everything else invisible is shown as an escape.
_HARMLESS_FORMATS = "\u200c\u200d\ufe0e\ufe0f"


def width(text: str) -> int:
    """Columns that `text` takes: two for East Asian wide characters and emoji, none for combining ones."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def visible(text: str) -> str:
    """`text` on one line: tabs as spaces to the next stop, and every character that steers a terminal as its escape.

    A spec is written by others: shown raw, an escape sequence in it could rewrite what the terminal displayed.
    """
    if text.isprintable():
        return text
    shown, column = [], 0
    for character in text:
        piece = _visible_character(character, column)
        shown.append(piece)
        column += width(piece)
    return "".join(shown)


def visible_lines(text: str) -> list[str]:
    """The lines of a message; none of them can start another line."""
    return [visible(line) for line in text.split("\n")]


def _visible_character(character: str, column: int) -> str:
    if character == "\t":
        return " " * (TAB_WIDTH - column % TAB_WIDTH)
    if character.isprintable() or character in _HARMLESS_FORMATS:
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _character_width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
