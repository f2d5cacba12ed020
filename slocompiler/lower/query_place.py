"""Where in a file a character of a YAML scalar stands."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml import ScalarNode


def place_in(node: ScalarNode, offset: int, source: str) -> SourceSpan:
    """The place of the character at `offset` of the node's text; the node's own where it cannot be told.

    `source` is the text of the file. Told are values on one line and literal blocks that stand in the file as they are
    in the tree: not folded ones, not text with escapes, not text that a template parameter was filled into.
    """
    lines = source.split("\n")
    place = _in_block(node, offset, lines) if node.style == "|" else _on_one_line(node, offset, lines)
    if place is None:
        return node.span
    line, column = place
    return SourceSpan(node.span.path, line, column, line, column + 1)


def _on_one_line(node: ScalarNode, offset: int, lines: list[str]) -> tuple[int, int] | None:
    span = node.span
    start = span.column - 1 + len(node.style)
    if span.line != span.end_line or span.line > len(lines):
        return None
    if lines[span.line - 1][start : start + len(node.text)] == node.text:
        return span.line, start + offset + 1
    return _past_escapes(node, offset, lines[span.line - 1], start)


def _past_escapes(node: ScalarNode, offset: int, line: str, start: int) -> tuple[int, int] | None:
    r"""Quoted text in which every escape is the quote or the backslash itself: `''`, `\"`, `\\`."""
    column = start
    for index, character in enumerate(node.text):
        escape = {"'": "''", '"': '\\"' if node.style == '"' else "", "\\": "\\\\" if node.style == '"' else ""}
        if line.startswith(escape.get(character) or character, column):
            width = len(escape.get(character) or character)
        else:
            return None
        if index == offset:
            return node.span.line, column + 1
        column += width
    return node.span.line, column + 1


def _in_block(node: ScalarNode, offset: int, lines: list[str]) -> tuple[int, int] | None:
    before = node.text[:offset]
    row = before.count("\n")
    content = node.text.split("\n")[row]
    number = node.span.line + 1 + row
    if number > len(lines) or not lines[number - 1].endswith(content):
        return None
    indentation = len(lines[number - 1]) - len(content)
    return number, indentation + len(before) - (before.rfind("\n") + 1) + 1
