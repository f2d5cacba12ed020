"""Findings and the places they point at."""

from slocompiler.diagnostics.diagnostic import (
    Diagnostic,
    RelatedSpan,
    Severity,
    has_errors,
    sort_diagnostics,
)
from slocompiler.diagnostics.rule import Rule
from slocompiler.diagnostics.source_span import SourceSpan

__all__ = ["Diagnostic", "RelatedSpan", "Rule", "Severity", "SourceSpan", "has_errors", "sort_diagnostics"]
