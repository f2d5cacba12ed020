"""Characters that must not stand in a spec, because no editor shows them."""

import re

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.finding import error

#: What YAML does not allow, and the line breaks that only some readers count as such.
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_BREAKS = frozenset("\x85\u2028\u2029\ufeff")


def normalize_line_ends(text: str) -> str:
    """The text with `\\n` for `\\r\\n` and `\\r`; neither line nor column of anything changes."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def find_bad_character(text: str, path: str) -> Diagnostic | None:
    """The finding about the first character that may not stand in a spec."""
    match = _BAD.search(text)
    if match is None:
        return None
    span = span_of_offset(text, match.start(), path)
    name = f"U+{ord(match[0]):04X}"
    if match[0] == "\0":
        return error(codes.NUL_BYTE, "a NUL character: this is not a text file", span, "is this the right file?")
    if match[0] in _LINE_BREAKS:
        message = f"an invisible {name}, which some programs read as a line break"
        return error(codes.HIDDEN_LINE_BREAK, message, span, "delete it")
    return error(codes.CONTROL_CHARACTER, f"an invisible control character ({name})", span, _help_for(match[0]))


def span_of_offset(text: str, offset: int, path: str) -> SourceSpan:
    """The one character at `offset`."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return SourceSpan(path, line, column, line, column + 1)


def _help_for(character: str) -> str:
    if ord(character) > 0xFF:
        return "delete it"
    return f"delete it, or write `\\x{ord(character):02x}` between double quotes"
