"""Faults of quoted values."""

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.syntax_fault import SyntaxFault


def unclosed_quote(fault: SyntaxFault) -> Diagnostic | None:
    """The place where the quote opens: where it is missed is often many lines further down."""
    remedy = "close it on the same line; a quote inside the value is written `\\\"` in double and `''` in single quotes"
    if fault.context == "while scanning a quoted scalar" and fault.opened:
        return fault.error(codes.UNCLOSED_QUOTE, "this quote is not closed", remedy, fault.at(*fault.opened))
    quoted = fault.quoted
    if quoted and quoted.line < quoted.end_line and fault.follows(quoted):
        message = f"this quote is closed only on line {quoted.end_line}, where the next one opens"
        return fault.error(codes.UNCLOSED_QUOTE, message, remedy, fault.at(quoted.line - 1, quoted.column - 1))
    return None


def text_after_quote(fault: SyntaxFault) -> Diagnostic | None:
    if not fault.quoted or not fault.follows(fault.quoted) or not fault.character.strip():
        return None
    remedy = (
        "a value ends at its closing quote: put all of it into one pair, single quotes around text with double ones"
    )
    return fault.error(codes.TEXT_AFTER_VALUE, "there is text after the quoted value", remedy)


def unknown_escape(fault: SyntaxFault) -> Diagnostic | None:
    if fault.context != "while parsing a quoted scalar":
        return None
    column = max(fault.before.rfind("\\"), 0) if fault.character != "\\" else fault.column
    message = f"`{fault.text[column : column + 2]}` means nothing between double quotes"
    remedy = "write `\\\\` for a backslash, or use single quotes, where a backslash is only a backslash"
    return fault.error(codes.UNKNOWN_ESCAPE, message, remedy, fault.at(fault.line, column, 2))
