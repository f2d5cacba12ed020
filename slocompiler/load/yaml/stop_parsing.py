"""The end of a parse that cannot go on."""

from slocompiler.diagnostics import Diagnostic


class StopParsing(Exception):  # noqa: N818 - no error: it never leaves this package
    """Nothing after this finding can be trusted; carries the finding to `parse_yaml`."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
