"""One finding: what is wrong, where, and what to do about it."""

from enum import IntEnum

from msgspec import Struct

from slocompiler.diagnostics.source_span import SourceSpan


class Severity(IntEnum):
    """How much a finding matters; an error stops the build, the others do not."""

    ERROR = 1
    WARNING = 2
    NOTE = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class RelatedSpan(Struct, frozen=True):
    """A second place that belongs to a finding, with what it has to do with it."""

    span: SourceSpan
    message: str


class Diagnostic(Struct, frozen=True):
    """A finding with its stable code (`SLO103`), its place and its remedy.

    `help` says what to write instead. `related` holds the other place when two disagree,
    and the `extends` line when the text was inherited from a template.
    """

    code: str
    severity: Severity
    message: str
    span: SourceSpan
    help: str | None = None
    related: tuple[RelatedSpan, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings are reported in the order of their place, whatever found them first."""
        return (self.span.path, self.span.line, self.span.column, self.code, self.message)


def sort_diagnostics(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """All findings once, by place: the same finding from two environments is one, though their help may differ."""
    once: dict[tuple[str, int, int, str, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        once.setdefault(diagnostic.sort_key, diagnostic)
    return [once[key] for key in sorted(once)]


def has_errors(diagnostics: list[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
