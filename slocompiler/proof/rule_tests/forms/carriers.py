"""The one selector of a query that can carry all of its events."""

from slocompiler.ir.signals import QueryIr
from slocompiler.promql import (
    WINDOW,
    Aggregation,
    Call,
    Expr,
    MatrixSelector,
    StringLiteral,
    VectorSelector,
    without_parens,
)
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError

_PER_WINDOW = ("rate", "increase")


def carrier(query: QueryIr, by: tuple[str, ...]) -> VectorSelector:
    """The selector that a query is, or the one below `rate` or `increase` of the window in sums.

    `by`: labels of the store that must survive. Raises NotTestableError for any other query.
    """
    found = _within(without_parens(query.expr), frozenset(by))
    if found is None or found.metric is None:
        raise NotTestableError(f"`{query.text.strip()}` is more than a sum over one counter")
    return found


def carrier_of(expr: Expr, by: tuple[str, ...]) -> VectorSelector | None:
    """The same of an expression; None where there is no such selector."""
    return _within(without_parens(expr), frozenset(by))


def _within(expr: Expr, by: frozenset[str]) -> VectorSelector | None:
    match expr:
        case VectorSelector(offset=None, at=None):
            return expr
        case Call(function, (MatrixSelector(VectorSelector(offset=None, at=None) as found, range),)):
            return found if function in _PER_WINDOW and range is WINDOW else None
        case Aggregation("sum", inner, None, kept, None) if by <= set(kept or ()):
            return _within(inner, by)
        case Call("label_replace", (inner, StringLiteral(written), _, _, _)) if written not in by:
            return _within(inner, by)
    return None
