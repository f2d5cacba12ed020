"""The line of a source that a finding is about, cut to what fits, and the columns to underline."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.values.columns import visible, width

WIDEST = 116
_BEFORE = 40
_CUT = "…"


class Excerpt(Struct, frozen=True):
    """`text` as it is shown; `start` columns of it come before the underlined `length` columns."""

    text: str
    start: int
    length: int


def excerpt(line: str, span: SourceSpan) -> Excerpt:
    """The first line of `span`, of which only that line's share is underlined: at least one column."""
    begin = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    before = visible(line[:begin])
    marked = _visible_from(line, begin, max(begin, end))
    shown = visible(line)
    return _fit(Excerpt(shown, width(before), max(1, width(marked))))


def _visible_from(line: str, begin: int, end: int) -> str:
    """The stretch as it is shown in its line: where a tab ends depends on what stands before it."""
    return visible(line[:end])[len(visible(line[:begin])) :]


def _fit(whole: Excerpt) -> Excerpt:
    if width(whole.text) <= WIDEST:
        return whole
    first = max(0, whole.start - _BEFORE)
    shown = _columns(whole.text, first, first + WIDEST)
    lead = _CUT if first else ""
    tail = _CUT if first + WIDEST < width(whole.text) else ""
    start = whole.start - first + len(lead)
    return Excerpt(f"{lead}{shown}{tail}", start, min(whole.length, WIDEST + len(lead) - start))


def _columns(text: str, first: int, last: int) -> str:
    """The characters between two columns; a wide one that is cut in half is a space."""
    shown, column = [], 0
    for character in text:
        following = column + width(character)
        if column >= first and following <= last:
            shown.append(character)
        elif column < first < following or column < last < following:
            shown.append(" ")
        column = following
    return "".join(shown)
