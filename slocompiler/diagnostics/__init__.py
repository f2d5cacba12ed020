"""Findings and the places they point at."""

from slocompiler.diagnostics.diagnostic import (
    Diagnostic,
    RelatedSpan,
    Severity,
    has_errors,
    sort_diagnostics,
)
from slocompiler.diagnostics.source_span import SourceSpan

__all__ = ["Diagnostic", "RelatedSpan", "Severity", "SourceSpan", "has_errors", "sort_diagnostics"]
