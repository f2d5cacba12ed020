"""Findings as workflow commands, which GitHub shows beside the changed lines."""

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.report.report import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, *, color: bool = False) -> str:
    """One `::error file=...::...` line for each finding; nothing when there are none."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in report.diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": span.path, "line": str(span.line), "endLine": str(span.end_line), "col": str(span.column)}
    if span.end_line == span.line and span.end_column > span.column:
        # Columns are shown for one line only, and the last one is included.
        properties |= {"endColumn": str(span.end_column - 1)}
    properties |= {"title": diagnostic.code}
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escape_data(_text(diagnostic))}"


def _text(diagnostic: Diagnostic) -> str:
    parts = [diagnostic.message]
    parts += [f"help: {diagnostic.help}"] if diagnostic.help else []
    parts += [f"{related.span}: {related.message}" for related in diagnostic.related]
    return "\n".join(parts)


def _escape_data(text: str) -> str:
    """Without this a line break in a message would start a command of its author's choice."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
