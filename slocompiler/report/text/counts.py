"""The closing line: how many findings of which kind, in how many files."""

from slocompiler.diagnostics import Severity
from slocompiler.report.plural import counted
from slocompiler.report.report import Report
from slocompiler.report.text.paint import Paint


def closing_line(report: Report, paint: Paint) -> str:
    """`2 errors and 1 warning in 2 files`, and where to read on."""
    kinds = [
        paint.severity(severity, counted(report.count(severity), severity.label))
        for severity in Severity
        if report.count(severity)
    ]
    files = counted(len({diagnostic.span.path for diagnostic in report.diagnostics}), "file")
    listed = " and ".join(kinds) if len(kinds) < 3 else f"{kinds[0]}, {kinds[1]} and {kinds[2]}"
    code = min(report.diagnostics, key=lambda diagnostic: diagnostic.severity).code
    return f"{listed} in {files}; `slocompile explain {code}` says why it matters"
