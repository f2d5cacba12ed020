"""Pairs of brackets among the words of a text."""

from slocompiler.promql.tokens import Token


def closing(tokens: list[Token], index: int) -> int:
    """Where the bracket at `index` is closed (or the last word)."""
    depth = 0
    for position in range(index, len(tokens)):
        if tokens[position].kind == "operator":
            depth += tokens[position].text in "([{"
            depth -= tokens[position].text in ")]}"
        if depth == 0:
            return position
    return len(tokens) - 1


def opening(tokens: list[Token], close: int) -> int:
    """Where the bracket that closes at `close` was opened (or the first word)."""
    depth = 0
    for index in range(close, -1, -1):
        if tokens[index].kind == "operator":
            depth += tokens[index].text in ")]}"
            depth -= tokens[index].text in "([{"
        if depth == 0:
            return index
    return 0
