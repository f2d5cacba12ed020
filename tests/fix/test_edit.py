"""Edits at exact places."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.fix.edit import Edit, edited, overlap, place_after

TEXT = "one two\nthree four\nfive\n"


def span(line: int, column: int, end_line: int, end_column: int) -> SourceSpan:
    return SourceSpan("a.yaml", line, column, end_line, end_column)


def text_at(text: str, place: SourceSpan) -> str:
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def test_edits_are_made_at_their_places_in_any_order() -> None:
    edits = [
        Edit(span(2, 7, 2, 11), "4"),
        Edit(span(1, 1, 1, 4), "ONE\nand"),
        Edit(span(1, 5, 1, 8), "2"),
        Edit(span(2, 1, 2, 6), "3"),
        Edit(span(3, 1, 4, 1), ""),
        Edit(span(1, 1, 1, 1), "first "),
    ]
    text = edited(TEXT, edits)
    assert text == "first ONE\nand 2\n3 4\n"
    for edit in edits[:4]:
        assert text_at(text, place_after(edit, edits)) == edit.text


def test_overlap() -> None:
    assert overlap(span(1, 1, 1, 4), span(1, 3, 1, 5))
    assert overlap(span(1, 1, 3, 1), span(2, 3, 2, 5))
    assert overlap(span(1, 1, 1, 1), span(1, 1, 1, 4))
    assert not overlap(span(1, 1, 1, 4), span(1, 4, 1, 5))
    assert not overlap(span(1, 1, 1, 4), SourceSpan("b.yaml", 1, 1, 1, 4))
