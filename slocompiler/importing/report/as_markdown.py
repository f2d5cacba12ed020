"""What an import did, as markdown, for a pull request."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.emit.markdown import code, escape, table
from slocompiler.importing.report.import_report import ImportReport


def import_markdown(report: ImportReport) -> str:
    """The counts, the files, and a table of what became of each thing."""
    counts = ", ".join(f"{count} {word}" for word, count in report.counts.items())
    parts = [f"### {escape(report.title)}: {escape(counts)}"]
    files = [*report.written, *report.unchanged]
    parts += ["\n".join(f"- {code(path)}" for path in files)] if files else []
    rows = [(_place(each.span), escape(each.fate), escape(each.what), escape(each.why)) for each in report.remarks]
    rows += [(_place(each.span), "refused", escape(each.message), escape(each.help or "")) for each in report.refused]
    parts += [table(("place", "fate", "what", "why"), rows)] if rows else []
    return "\n\n".join(parts) + "\n"


def _place(span: SourceSpan) -> str:
    return code(str(span))
