"""Where a complaint that comes without a place belongs: the smallest part that raises it alone."""

from collections.abc import Callable, Iterator

from slocompiler.promql.brackets import closing, opening
from slocompiler.promql.tokens import Token

#: Parts tried at most, and their length: the parser slows down with both.
_MOST_PARTS = 60
_LONGEST_PART = 1500


def find_place(
    text: str, tokens: list[Token], complaint: str, complain: Callable[[str], str | None]
) -> tuple[int, list[Token]]:
    """Offset and words of the smallest part of `text` about which `complain` says the same, or of the whole."""
    for first, last in _parts(tokens):
        part = text[tokens[first].start : tokens[last].end]
        if len(part) <= _LONGEST_PART and complain(part) == complaint:
            return tokens[first].start, tokens[first : last + 1]
    return tokens[0].start, tokens


def _parts(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """First and last word of selectors, calls and parentheses, the innermost ones first, then in order."""
    spans = []
    for index, token in enumerate(tokens):
        if token.kind == "operator" and token.text in "({":
            close = closing(tokens, index)
            spans.append((_start(tokens, index), close))
            if token.text == "(":
                spans += _arguments(tokens, index, close)
    yield from sorted(set(spans), key=lambda span: (span[1] - span[0], span))[:_MOST_PARTS]


def _arguments(tokens: list[Token], open: int, close: int) -> list[tuple[int, int]]:
    """What stands between the commas of a call."""
    spans, first, index = [], open + 1, open + 1
    while index < close:
        if tokens[index].kind == "operator" and tokens[index].text in "([{":
            index = closing(tokens, index)
        if tokens[index].text == "," or index == close - 1:
            last = index - 1 if tokens[index].text == "," else index
            if last >= first:
                spans.append((first, last))
            first = index + 1
        index += 1
    return spans


def _start(tokens: list[Token], open: int) -> int:
    """The word where a call begins, given its parenthesis: the name, before `by (...)` if there is one."""
    index = open - 1
    if tokens[open].text == "(" and index > 0 and tokens[index].text == ")":
        back = opening(tokens, index)
        if back > 1 and tokens[back - 1].text in ("by", "without"):
            return back - 2
    return index if index >= 0 and tokens[index].kind == "name" else open
