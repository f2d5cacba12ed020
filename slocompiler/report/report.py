"""What is reported, whatever the format."""

from collections.abc import Mapping

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic, Rule, Severity


class Report(Struct, frozen=True):
    """Sorted findings, the sources they point into (path as in the spans -> text), and what is known of their rules."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
