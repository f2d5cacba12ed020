"""Findings as one JSON document."""

from slocompiler.diagnostics import Diagnostic, Severity, SourceSpan
from slocompiler.emit import write_json
from slocompiler.report.report import Report

FORMAT_VERSION = 1


def render(report: Report, *, color: bool = False) -> str:
    """`{"version": 1, "counts": {...}, "diagnostics": [...]}`; lines and columns from 1, ends exclusive."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "counts": {severity.label: report.count(severity) for severity in Severity},
            "diagnostics": [_diagnostic(diagnostic, report) for diagnostic in report.diagnostics],
        }
    )


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, object]:
    rule = report.rules.get(diagnostic.code)
    return {
        "code": diagnostic.code,
        "name": rule.name if rule else None,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        "help": diagnostic.help,
        **_place(diagnostic.span),
        "related": [{"message": other.message, **_place(other.span)} for other in diagnostic.related],
    }


def _place(span: SourceSpan) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
