"""Where libyaml gave up, and what stands around that place."""

from typing import Any

from msgspec import Struct
from yaml import MarkedYAMLError

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml.finding import error
from slocompiler.load.yaml.tree_builder import TreeBuilder


class SyntaxFault(Struct, frozen=True):
    """libyaml's problem and the place of it, lines and columns from 0.

    `opened` is where the construct starts in which the problem is: a quote, a bracket, a mapping.
    `quoted` is the last value read when it was in quotes; `flow` the last complete `{...}` or `[...]`.
    """

    path: str
    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    opened: tuple[int, int] | None
    quoted: SourceSpan | None
    flow: SourceSpan | None

    @property
    def text(self) -> str:
        """The line of the problem."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        """The character at the problem; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    def character_at(self, place: tuple[int, int] | None) -> str:
        """The character at a place; empty where there is none."""
        if place is None or place[0] >= len(self.lines):
            return ""
        return self.lines[place[0]][place[1] : place[1] + 1]

    def at(self, line: int, column: int, length: int = 1) -> SourceSpan:
        return SourceSpan(self.path, line + 1, column + 1, line + 1, column + 1 + length)

    @property
    def here(self) -> SourceSpan:
        return self.at(self.line, self.column)

    def error(self, code: str, message: str, help: str, span: SourceSpan | None = None) -> Diagnostic:
        return error(code, message, span or self.here, help)

    def follows(self, span: SourceSpan) -> bool:
        """Whether the problem stands behind `span`, on the line where that ends."""
        return span.end_line == self.line + 1 and span.end_column <= self.column + 1


def fault_of(error: MarkedYAMLError, builder: TreeBuilder) -> SyntaxFault:
    """The fault in terms of the file; a problem behind the last line is put at its end."""
    mark: Any = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(builder.lines):
        line, column = len(builder.lines) - 1, len(builder.lines[-1])
    opened = (error.context_mark.line, error.context_mark.column) if error.context_mark else None
    if builder.open_flows and (error.context or "").startswith("while parsing a flow"):
        # libyaml's own mark of the bracket is wrong at the end of the text.
        opened = (builder.open_flows[-1].line - 1, builder.open_flows[-1].column - 1)
    scalar = builder.last_scalar
    quoted = builder.span(scalar) if scalar is not None and scalar.style in ("'", '"') else None
    problem, context = error.problem or "", error.context or ""
    return SyntaxFault(builder.path, builder.lines, problem, context, line, column, opened, quoted, builder.last_flow)
