"""Whether findings fail the command."""

from collections.abc import Iterable

from slocompiler.cli.exit_codes import CLEAN, FINDINGS
from slocompiler.diagnostics import Diagnostic, Severity


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """FINDINGS when there is an error, or, when `strict`, a warning; notes never count."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return FINDINGS if any(diagnostic.severity <= limit for diagnostic in diagnostics) else CLEAN
