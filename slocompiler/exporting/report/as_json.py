"""What an export could not say, as JSON."""

from collections.abc import Sequence

from slocompiler.emit import write_json
from slocompiler.exporting.note import ExportNote

FORMAT_VERSION = 1


def export_json(notes: Sequence[ExportNote]) -> str:
    """`{"version": 1, "notes": [{"telling": ..., "subject": ..., "what": ..., "why": ..., "path": ..., ...}]}`."""
    return write_json({"version": FORMAT_VERSION, "notes": [_note(note) for note in notes]})


def _note(note: ExportNote) -> dict[str, object]:
    return {
        "telling": note.telling.value,
        "subject": note.subject,
        "what": note.what,
        "why": note.why,
        "path": note.span.path,
        "line": note.span.line,
        "column": note.span.column,
    }
