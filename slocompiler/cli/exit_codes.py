"""What the exit code says."""

from collections.abc import Iterable

from slocompiler.diagnostics import Diagnostic, Severity

CLEAN = 0
FINDINGS = 1
#: Wrong usage, or something in the environment: an unwritable folder, a fault of the compiler itself.
TROUBLE = 2
#: 128 + SIGINT and 128 + SIGPIPE, as shells report processes that were interrupted or whose reader went away.
INTERRUPTED = 130
CLOSED_PIPE = 141


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> int:
    """FINDINGS when there is an error, or, when `strict`, a warning; notes never count."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return FINDINGS if any(diagnostic.severity <= limit for diagnostic in diagnostics) else CLEAN
