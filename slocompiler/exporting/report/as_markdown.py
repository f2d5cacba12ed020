"""What an export could not say, as markdown."""

from collections.abc import Sequence

from slocompiler.emit.markdown import code, escape, table
from slocompiler.exporting.note import ExportNote, Telling
from slocompiler.exporting.report.alike import TITLES, alike, subjects


def export_markdown(notes: Sequence[ExportNote]) -> str:
    """A table for each kind."""
    parts = []
    for telling in Telling:
        found = alike(notes, telling)
        rows = [(code(each.what) if each.what else "", escape(each.why), escape(subjects(each))) for each in found]
        parts += [f"### {escape(TITLES[telling])}", table(("what", "why", "of"), rows)] if rows else []
    return "\n\n".join(parts) + "\n"
