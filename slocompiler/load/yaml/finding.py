"""How this package makes a finding."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Severity, SourceSpan


def error(code: str, message: str, span: SourceSpan, help: str, related: tuple[RelatedSpan, ...] = ()) -> Diagnostic:
    """An error: everything that is wrong with a file as YAML keeps it from being compiled."""
    return Diagnostic(code, Severity.ERROR, message, span, help, related)
