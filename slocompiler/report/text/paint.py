"""Colour, where there is any."""

from msgspec import Struct

from slocompiler.diagnostics import Severity

_RESET = "\x1b[0m"
_STYLES = {
    "bold": "\x1b[1m",
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "dim": "\x1b[2m",
    "help": "\x1b[32m",
}


class Paint(Struct, frozen=True):
    """Paints text, or leaves it alone when `color` is off."""

    color: bool

    def style(self, name: str, text: str) -> str:
        return f"{_STYLES[name]}{text}{_RESET}" if self.color and text else text

    def severity(self, severity: Severity, text: str) -> str:
        return self.style(severity.label, text)
