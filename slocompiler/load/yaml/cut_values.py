"""Values that end at ` #`."""

import re

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml.nodes import ScalarNode

_COMMENT = re.compile(r"[ \t]+(#)")


def cut_by_comment(text: str, node: ScalarNode) -> SourceSpan | None:
    """The comment right behind a plain value, from its `#` to the end of the line: `x{channel="` of `x{channel=" #a"}`.

    `text` is the file's text. Most such comments are meant; ask only about a value that is wrong.
    """
    if node.style:
        return None
    lines = text.split("\n")
    if node.span.end_line > len(lines):
        return None
    line = lines[node.span.end_line - 1]
    column = comment_after(line, node.span.end_column - 1)
    if column is None:
        return None
    return SourceSpan(node.span.path, node.span.end_line, column + 1, node.span.end_line, len(line) + 1)


def comment_after(line: str, column: int) -> int | None:
    """The column (from 0) of a comment that has only blanks between `column` and itself."""
    match = _COMMENT.match(line, column)
    return match.start(1) if match else None
