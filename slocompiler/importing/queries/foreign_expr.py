"""A query with a placeholder of another generator for the window, as a tree of ours."""

import re

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.rules.framework import UNUSABLE_QUERY
from slocompiler.lower.query_place import place_in
from slocompiler.promql import Expr, PromqlError, fixed_ranges, parse_expr, uses_window

#: `{{.window}}`, `{{ .window }}` and `{{.Window}}`: the templates of Go.
GO_WINDOW = re.compile(r"\{\{-?\s*\.[Ww]indow\s*-?\}\}")
_OURS = "$window"
_SUBQUERY = re.compile(r"\[\s*\$window\s*:")


class ForeignQuery(Struct, frozen=True):
    """The tree of a query, and where it stands."""

    expr: Expr
    span: SourceSpan


def foreign_expr(
    found: Found, source: str, placeholder: re.Pattern[str] = GO_WINDOW, *, needs_window: bool = True
) -> ForeignQuery | Diagnostic:
    """The query, or why it cannot be one of a signal. `source` is the text of the file, for places inside the query."""
    pieces = _with_our_window(found.text, placeholder)
    try:
        expr = parse_expr(pieces.text)
    except PromqlError as error:
        offset = 0 if error.offset is None else pieces.original(error.offset)
        span = found.span if error.offset is None else place_in(found.node, offset, source)
        return UNUSABLE_QUERY.at(span, f"this query cannot be read: {error.message}", _help(error, pieces.text))
    return _windowed(expr, found) if needs_window else ForeignQuery(expr, found.span)


def _help(error: PromqlError, text: str) -> str | None:
    """What to do by hand: a window is added up from what each evaluation recorded, so it is no range of a subquery."""
    if _SUBQUERY.search(text):
        return (
            "the windows of an SLO are added up from series, not from queries: record what stands before the range, "
            "as `shop:bad:count`, and write `sum_over_time(shop:bad:count[{{.window}}])`"
        )
    if error.message.endswith("is not a function"):
        meant = f"{error.help} if that is meant; " if error.help else ""
        return f"{meant}what only MetricsQL has is measured in PromQL, or recorded by its own rule and read from there"
    return error.help


def _windowed(expr: Expr, found: Found) -> ForeignQuery | Diagnostic:
    if fixed_ranges(expr):
        message, help = "this query has a range of its own", "write the placeholder for the window in every range"
        return UNUSABLE_QUERY.at(found.span, message, help)
    if not uses_window(expr):
        message, help = "this query has no placeholder for the window", "write it as the range: `[{{.window}}]`"
        return UNUSABLE_QUERY.at(found.span, message, help)
    return ForeignQuery(expr, found.span)


class _Pieces(Struct, frozen=True):
    """A text in which stretches were replaced; `moves`: from this offset on, so much was added or taken away."""

    text: str
    moves: tuple[tuple[int, int], ...]

    def original(self, offset: int) -> int:
        """The offset before anything was replaced."""
        return max(0, offset - sum(length for start, length in self.moves if start < offset))


def _with_our_window(text: str, placeholder: re.Pattern[str]) -> _Pieces:
    parts, moves, last, length = [], [], 0, 0
    for match in placeholder.finditer(text):
        parts += [text[last : match.start()], _OURS]
        length += match.start() - last
        moves.append((length, len(_OURS) - len(match[0])))
        length, last = length + len(_OURS), match.end()
    return _Pieces("".join([*parts, text[last:]]), tuple(moves))
