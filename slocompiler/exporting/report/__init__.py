"""What an export could not say, for people and for programs."""

from slocompiler.exporting.report.as_json import export_json
from slocompiler.exporting.report.as_markdown import export_markdown
from slocompiler.exporting.report.as_text import export_text

#: The word that `--format` takes -> what renders the notes.
EXPORT_FORMATS = {"text": export_text, "json": export_json, "markdown": export_markdown}

__all__ = ["EXPORT_FORMATS"]
