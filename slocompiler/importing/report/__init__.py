"""What an import did, for people and for programs."""

from slocompiler.importing.report.as_json import import_json
from slocompiler.importing.report.as_markdown import import_markdown
from slocompiler.importing.report.as_text import import_text
from slocompiler.importing.report.import_report import ImportReport

#: The word that `--format` takes -> what renders the report.
IMPORT_FORMATS = {"text": import_text, "json": import_json, "markdown": import_markdown}

__all__ = ["IMPORT_FORMATS", "ImportReport"]
