"""The code frame: a source line with its number, and a line of carets under what is meant."""

from collections.abc import Mapping

from slocompiler.diagnostics import SourceSpan
from slocompiler.report.text.excerpt import excerpt
from slocompiler.report.text.paint import Paint

PRIMARY, SECONDARY = "^", "~"


class SourceLines:
    """The lines of every source, split once."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._lines: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str | None:
        """A line, or None where there is none: an unreadable file, or a finding about an empty one."""
        if path not in self._lines:
            self._lines[path] = self._sources.get(path, "").split("\n")
        lines = self._lines[path]
        return lines[number - 1] if 0 < number <= len(lines) and path in self._sources else None


def frame(lines: SourceLines, span: SourceSpan, marker: str, style: str, paint: Paint, gutter: int) -> list[str]:
    """Three lines, or none when the source is not there. `gutter` is the width of the line numbers."""
    line = lines.line(span.path, span.line)
    if line is None or not line.strip():
        return []
    shown = excerpt(line, span)
    carets = paint.style(style, marker * shown.length)
    return [
        paint.style("dim", f"{'':{gutter}} |"),
        f"{paint.style('dim', f'{span.line:>{gutter}} |')} {shown.text}".rstrip(),
        f"{paint.style('dim', f'{chr(32) * gutter} |')} {' ' * shown.start}{carets}",
    ]
