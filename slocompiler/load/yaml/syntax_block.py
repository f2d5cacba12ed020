"""Faults of lines: indentation, colons, documents."""

import re

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.key_findings import null_key
from slocompiler.load.yaml.syntax_fault import SyntaxFault

_VALUE_COLON = "mapping values are not allowed in this context"
_NO_KEY = re.compile(r"(^[ -]*|[{,] *)$")
_KEY_WITH_COLON = re.compile(r"^[ -]*[^\s#'\"{\[][^#]*?:(\s|$)")


def tab_indentation(fault: SyntaxFault) -> Diagnostic | None:
    if fault.character == "\t" and fault.before.strip(" -?") == "":
        return fault.error(codes.TAB_INDENTATION, "this line is indented with a tab", "indent with spaces")
    blanks = fault.text[: len(fault.text) - len(fault.text.lstrip(" \t"))]
    tab = blanks.find("\t")
    if tab < 0 or (fault.column > len(blanks) and "tab" not in fault.problem):
        return None
    return fault.error(
        codes.TAB_INDENTATION, "this line is indented with a tab", "indent with spaces", fault.at(fault.line, tab)
    )


def nested_on_one_line(fault: SyntaxFault) -> Diagnostic | None:
    if fault.problem == "block sequence entries are not allowed in this context":
        message = "a list cannot start on the line of its key"
        remedy = "put `- ` on the next line, or quote a text that starts with `- `"
    elif fault.problem == "mapping keys are not allowed in this context":
        message, remedy = "a value cannot start with `? `", 'quote it: "? ..."'
    else:
        return None
    return fault.error(codes.NESTED_ON_ONE_LINE, message, remedy)


def empty_key(fault: SyntaxFault) -> Diagnostic | None:
    return null_key(fault.here) if fault.character == ":" and _NO_KEY.search(fault.before) else None


def missing_colon(fault: SyntaxFault) -> Diagnostic | None:
    """The line without a colon: libyaml notices it one line later, when the next key comes."""
    if fault.context == "while scanning a simple key" and fault.opened:
        return _missing_colon(fault, fault.opened[0])
    if fault.problem != _VALUE_COLON or _KEY_WITH_COLON.match(fault.before):
        return None
    above = _line_above(fault)
    if above is None or _KEY_WITH_COLON.match(fault.lines[above]):
        return None
    return _missing_colon(fault, above)


def colon_in_value(fault: SyntaxFault) -> Diagnostic | None:
    if fault.problem == "found unexpected ':'":
        message = "inside brackets a colon needs a blank behind it"
        return fault.error(codes.COLON_IN_VALUE, message, "write `key: value`, or quote the text")
    if fault.problem != _VALUE_COLON or not _KEY_WITH_COLON.match(fault.before):
        return None
    message = "this `:` with a blank behind it stands inside a value"
    return fault.error(codes.COLON_IN_VALUE, message, "quote the value; a query is written after `|` on the next line")


def indentation(fault: SyntaxFault) -> Diagnostic | None:
    column = len(fault.text) - len(fault.text.lstrip(" "))
    if fault.problem == _VALUE_COLON:
        above = _line_above(fault)
        place = "the line above it" if above is None else f"line {above + 1}"
        return _indentation(fault, f"this key is indented under {place}, which has a value already", column)
    if fault.problem == "did not find expected '-' indicator":
        return _indentation(fault, "this line belongs to a list and does not start with `- `", column)
    if fault.problem == "did not find expected key" and fault.text[fault.column :].startswith("- "):
        return _indentation(fault, "this list item stands among keys", column)
    if fault.problem == "did not find expected key":
        return _indentation(fault, "this line is indented like none of the keys above it", column)
    if fault.problem == "did not find expected <document start>" and column < _first_indentation(fault):
        return _indentation(fault, "this line is indented less than the first line", column)
    return None


def text_after_document(fault: SyntaxFault) -> Diagnostic | None:
    if fault.problem != "did not find expected <document start>":
        return None
    return fault.error(
        codes.TEXT_AFTER_DOCUMENT, "the document ends before this text", "a further document starts after a line `---`"
    )


def _missing_colon(fault: SyntaxFault, line: int) -> Diagnostic:
    text = fault.lines[line]
    column, length = len(text) - len(text.lstrip(" ")), len(text.strip())
    message = "this line has no `key: value`"
    return fault.error(
        codes.MISSING_COLON, message, "write a colon and a blank after the key", fault.at(line, column, length)
    )


def _indentation(fault: SyntaxFault, message: str, column: int) -> Diagnostic:
    return fault.error(
        codes.INDENTATION, message, "give it the same number of spaces as its siblings", fault.at(fault.line, column)
    )


def _line_above(fault: SyntaxFault) -> int | None:
    for line in range(fault.line - 1, -1, -1):
        if fault.lines[line].strip() and not fault.lines[line].lstrip().startswith("#"):
            return line
    return None


def _first_indentation(fault: SyntaxFault) -> int:
    first = next((text for text in fault.lines if text.strip() and not text.lstrip().startswith(("#", "---"))), "")
    return len(first) - len(first.lstrip(" "))
