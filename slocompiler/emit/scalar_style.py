"""How a string is written so that every YAML reader, 1.1 or 1.2, reads that string."""

import re

#: Words that some reader takes for null, a boolean or a number; compared without case.
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity"))
#: Starts with a letter, so it is no number, date or time of day; `/` for paths, `(` for PromQL. Only printable ASCII.
_HARMLESS = re.compile(r"[A-Za-z_/(][ -~]*")
#: `5m`, `1h30m`: no number of any YAML version, and all over rule files.
_DURATION = re.compile(r"(\d+(ms|[smhdw]))+")
_LONGEST_WORD = max(map(len, _WORDS))
_UNUSUAL = re.compile("[^ -~]")

PLAIN, SINGLE, DOUBLE, LITERAL = "", "'", '"', "|"


def style_of_value(text: str) -> str:
    """The style of a value; several lines are a literal block where that loses nothing."""
    return LITERAL if "\n" in text and _fits_literal(text) else style_of_key(text)


def style_of_key(text: str) -> str:
    """The style of a string on one line."""
    if is_plain(text):
        return PLAIN
    needs_escapes = _UNUSUAL.search(text) is not None
    return SINGLE if not needs_escapes and ('"' in text or "\\" in text) else DOUBLE


def is_plain(text: str) -> bool:
    """Whether `text` without quotes is this string for every reader."""
    if not _HARMLESS.fullmatch(text):
        return _DURATION.fullmatch(text) is not None
    if len(text) <= _LONGEST_WORD and text.lower() in _WORDS:
        return False
    return not text.endswith((" ", ":")) and ": " not in text and " #" not in text


def _fits_literal(text: str) -> bool:
    """A literal block needs an indented first line, no blanks at line ends and at most one line break at its end."""
    lines = text.removesuffix("\n").split("\n")
    if not lines[0] or lines[0][0] in " \t" or not lines[-1]:
        return False
    return all(_fits_literal_line(line) for line in lines)


def _fits_literal_line(line: str) -> bool:
    text = line.lstrip(" ")
    return text == text.strip() and text.replace("\t", " ").isprintable() and not line.isspace()
