"""A kind of finding: its stable code, what it means, and why it matters."""

from msgspec import Struct

from slocompiler.diagnostics.diagnostic import Diagnostic, RelatedSpan, Severity
from slocompiler.diagnostics.source_span import SourceSpan


class Rule(Struct, frozen=True):
    """One kind of finding. Whoever checks it makes its diagnostics with `at`.

    `summary` says in one line what is found; `why` tells the harm it prevents, in a few sentences.
    `failing` and `passing` are snippets of specs: `slocompile explain` prints them and a test compiles them.
    A snippet is a whole document when it starts with `version:`, or several parted by `---` lines; otherwise it is a
    part of a service, completed by a version, a name, a team and, where it has none, a signal `requests` and a
    runbook `fix-it`.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    failing: str
    passing: str

    def at(
        self, span: SourceSpan, message: str, help: str | None = None, related: tuple[RelatedSpan, ...] = ()
    ) -> Diagnostic:
        """A finding of this kind at `span`."""
        return Diagnostic(self.code, self.severity, message, span, help, related)
