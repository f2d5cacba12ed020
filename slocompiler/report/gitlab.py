"""Findings as a Code Quality report, which GitLab shows in the merge request and beside the changed lines."""

from collections import Counter
from hashlib import sha256

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.emit import write_json
from slocompiler.report.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, *, color: bool = False) -> str:
    """A list with one entry for each finding; an empty list when there are none, so that GitLab knows they are gone."""
    seen: Counter[str] = Counter()
    return write_json([_entry(diagnostic, seen) for diagnostic in report.diagnostics])


def _entry(diagnostic: Diagnostic, seen: Counter[str]) -> dict[str, object]:
    span = diagnostic.span
    text = diagnostic.message + (f" (help: {diagnostic.help})" if diagnostic.help else "")
    return {
        "check_name": diagnostic.code,
        "description": f"{diagnostic.code}: {text}",
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": _fingerprint(diagnostic, seen),
        "location": {"path": span.path, "lines": {"begin": span.line, "end": span.end_line}},
    }


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """The same when the line moves, and different for each finding: GitLab compares two branches by it."""
    said = "\n".join((diagnostic.code, diagnostic.span.path, diagnostic.message))
    seen[said] += 1
    return sha256(f"{said}\n{seen[said]}".encode()).hexdigest()
