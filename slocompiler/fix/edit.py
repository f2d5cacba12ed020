"""A piece of a file with other words."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan


class Edit(Struct, frozen=True):
    """`text` in the place of what stands at `span`; an empty span inserts."""

    span: SourceSpan
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they do not overlap."""
    starts = _line_starts(text)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        start = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[edit.span.end_line - 1] + edit.span.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text


def overlap(one: SourceSpan, other: SourceSpan) -> bool:
    """Whether two spans have a character in common, or stand at one place."""
    if one.path != other.path:
        return False
    start, end = (one.line, one.column), (one.end_line, one.end_column)
    other_start, other_end = (other.line, other.column), (other.end_line, other.end_column)
    return (start < other_end and other_start < end) or start == other_start


def place_after(edit: Edit, edits: Iterable[Edit]) -> SourceSpan:
    """Where the text of an edit stands when all edits of its file are made."""
    lines = shift = 0
    for other in sorted(edits, key=lambda edit: edit.span):
        if other.span >= edit.span:
            break
        lines += other.text.count("\n") - (other.span.end_line - other.span.line)
        if other.span.end_line == edit.span.line:
            before = 0 if "\n" in other.text else other.span.column - 1 + shift
            shift = before + len(other.text.rsplit("\n", 1)[-1]) - (other.span.end_column - 1)
    line, column = edit.span.line + lines, edit.span.column + shift
    end_line = line + edit.text.count("\n")
    end = column + len(edit.text) if end_line == line else len(edit.text.rsplit("\n", 1)[1]) + 1
    return SourceSpan(edit.span.path, line, column, end_line, end)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts
