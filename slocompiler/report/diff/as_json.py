"""Changes for programs; `diff-report.schema.json` beside this file says what each key means."""

from collections.abc import Mapping
from pathlib import Path

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport
from slocompiler.emit import write_json

FORMAT_VERSION = 1
_SCHEMA = Path(__file__).with_name("diff-report.schema.json")


def diff_json(report: DiffReport) -> str:
    """A document of the schema. Keys are only added within a version."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "old": report.old,
            "new": report.new,
            "compared": report.is_compared and not report.errors,
            "whole": report.is_whole,
            "direct": report.is_direct,
            "counts": {level.label: report.count(level) for level in Level},
            "changes": [_change(entry) for entry in report.entries],
            "artifacts": None if report.artifacts is None else [_artifact(file) for file in report.artifacts],
            "errors": [_diagnostic(error) for error in report.errors],
            "findings": [_diagnostic(finding) for finding in report.findings],
        }
    )


def diff_schema() -> str:
    """The JSON Schema of what `diff_json` writes."""
    return _SCHEMA.read_text(encoding="utf-8")


def _change(entry: Entry) -> Mapping[str, object]:
    change = entry.change
    return {
        "code": change.kind.code,
        "kind": change.kind.name,
        "level": change.level.label,
        "why": change.kind.why,
        "subject": {"part": change.subject.part, "name": change.subject.name, "group": dict(change.subject.group)},
        "old": change.old or None,
        "new": change.new or None,
        "effects": [{"what": each.what, "old": each.old or None, "new": each.new or None} for each in change.effects],
        "old_place": _place(change.old_span),
        "new_place": _place(change.new_span),
        "reach": [{"service": service, "environment": environment} for service, environment in entry.reach],
        "things": entry.things,
        "varies": entry.varies,
    }


def _place(span: SourceSpan | None) -> Mapping[str, object] | None:
    if span is None:
        return None
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _artifact(file: ArtifactDiff) -> Mapping[str, object]:
    return {"path": file.path, "added": file.added, "removed": file.removed, "diff": file.diff}


def _diagnostic(diagnostic: Diagnostic) -> Mapping[str, object]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.label,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "place": _place(diagnostic.span),
    }
