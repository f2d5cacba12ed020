"""Copies of a tree with something changed everywhere."""

from collections.abc import Callable

from msgspec.structs import replace

from slocompiler.promql.expr import WINDOW, Expr, Matcher, MatrixSelector, Paren, VectorSelector, Window, selector
from slocompiler.promql.walk import map_children, walk
from slocompiler.values import Duration


def map_selectors(expr: Expr, fn: Callable[[VectorSelector], VectorSelector]) -> Expr:
    """The tree with `fn` applied to every selector, those under a range or in a subquery too."""
    if isinstance(expr, VectorSelector):
        return fn(expr)
    if isinstance(expr, MatrixSelector):
        return MatrixSelector(fn(expr.selector), expr.range)
    return map_children(expr, lambda child: map_selectors(child, fn))


def with_window(expr: Expr, duration: Duration | Window) -> Expr:
    """The tree with every `[$window]` replaced by a range."""
    if isinstance(expr, MatrixSelector):
        return MatrixSelector(expr.selector, duration) if expr.range is WINDOW else expr
    return map_children(expr, lambda child: with_window(child, duration))


def uses_window(expr: Expr) -> bool:
    """Whether `[$window]` stands anywhere in the tree."""
    return any(isinstance(node, MatrixSelector) and node.range is WINDOW for node in walk(expr))


def with_matchers(expr: Expr, matchers: tuple[Matcher, ...]) -> Expr:
    """The tree with conditions added to every selector; one that a selector already has is not repeated."""

    def add(node: VectorSelector) -> VectorSelector:
        added = tuple(matcher for matcher in dict.fromkeys(matchers) if matcher not in node.matchers)
        return selector(node.metric, (*node.matchers, *added), node.offset, node.at)

    return map_selectors(expr, add)


def with_offset(expr: Expr, duration: Duration) -> Expr:
    """The tree as it was `duration` ago. A selector with `@` has its own time and keeps it."""

    def shift(node: VectorSelector) -> VectorSelector:
        if node.at is not None:
            return node
        before = 0 if node.offset is None else node.offset.milliseconds
        milliseconds = before + duration.milliseconds
        return replace(node, offset=Duration(milliseconds) if milliseconds else None)

    return map_selectors(expr, shift)


def without_parens(expr: Expr) -> Expr:
    """The tree without the parentheses somebody wrote: two spellings of one query become equal."""
    while isinstance(expr, Paren):
        expr = expr.expr
    return map_children(expr, without_parens)
