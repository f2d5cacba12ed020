"""What of a spec another format cannot say as it is."""

from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan


class Telling(StrEnum):
    """How it is told all the same."""

    ANNOTATED = "annotated"
    NEARLY = "nearly"
    LEFT_OUT = "left out"


class ExportNote(Struct, frozen=True):
    """One thing. `subject` is the service, or service and SLO; `what` the key of the spec; `why` what is missing there.

    What is annotated stands in the file, where our importer reads it and other tools do not.
    """

    telling: Telling
    span: SourceSpan
    subject: str
    what: str
    why: str

    @property
    def sort_key(self) -> tuple[str, int, int, str, str, str]:
        return (self.span.path, self.span.line, self.span.column, self.subject, self.what, self.why)
