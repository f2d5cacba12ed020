"""The comments of a file."""

from bisect import bisect_right

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan


class Comment(Struct, frozen=True):
    """One comment: the text after `#` without blanks around it, the span from `#` to the end of the line.

    `alone` says that nothing else stands on its line: such a comment speaks about the line below.
    """

    span: SourceSpan
    text: str
    alone: bool


def find_comments(text: str, path: str, scalar_offsets: list[tuple[int, int]]) -> tuple[Comment, ...]:
    """Every `#` outside of a scalar starts a comment; `scalar_offsets` are in the order of the file."""
    if "#" not in text:
        return ()
    starts = [start for start, _ in scalar_offsets]
    found: list[Comment] = []
    offset = text.find("#")
    while offset >= 0:
        after = _end_of_scalar_at(text, offset, starts, scalar_offsets)
        if after is None:
            found.append(_comment_at(text, offset, path))
            after = _line_end(text, offset)
        offset = text.find("#", after)
    return tuple(found)


def _end_of_scalar_at(text: str, offset: int, starts: list[int], scalars: list[tuple[int, int]]) -> int | None:
    """Where the scalar around `offset` ends; nothing for the comment behind the `|` of a block scalar."""
    index = bisect_right(starts, offset) - 1
    if index < 0 or offset >= scalars[index][1]:
        return None
    start, end = scalars[index]
    if text[start] in "|>" and offset < _line_end(text, start):
        return None
    return end


def _comment_at(text: str, offset: int, path: str) -> Comment:
    line_start, line_end = text.rfind("\n", 0, offset) + 1, _line_end(text, offset)
    line = text.count("\n", 0, offset) + 1
    span = SourceSpan(path, line, offset - line_start + 1, line, line_end - line_start + 1)
    return Comment(span, text[offset + 1 : line_end].strip(), not text[line_start:offset].strip())


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
