"""Changes as workflow commands, which GitHub shows beside the changed lines."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Severity, SourceSpan
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport
from slocompiler.report.diff.wording import about, lines_of, whose
from slocompiler.report.github import render
from slocompiler.report.report import Report

_SEVERITIES = {Level.BREAKING: Severity.ERROR, Level.RISKY: Severity.WARNING, Level.NEUTRAL: Severity.NOTE}
_MOST_EFFECTS = 8


def diff_github(report: DiffReport) -> str:
    """One annotation for each change, and for each finding; nothing when there are none."""
    changes = tuple(_diagnostic(entry) for entry in report.entries)
    return render(Report((*report.errors, *report.findings, *changes)))


def _diagnostic(entry: Entry) -> Diagnostic:
    change = entry.change
    title = f"{change.kind.title}: {about(entry)}, {whose(entry)}"
    lines = [title, *lines_of(change, "->", _MOST_EFFECTS)]
    here = change.new_span or change.old_span or SourceSpan.start_of("organization.yaml")
    before = () if change.old_span in (None, here) else (RelatedSpan(change.old_span, "before"),)
    severity = _SEVERITIES[change.level]
    return Diagnostic(change.kind.code, severity, "\n".join(lines), here, change.kind.why, before)
