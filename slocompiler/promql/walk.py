"""Going through a tree: its children, all of its nodes, a copy with other children."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from slocompiler.promql.expr import (
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    Paren,
    Subquery,
    Unary,
)


def children(expr: Expr) -> tuple[Expr, ...]:
    """The direct parts of a node, in the order they print; a MatrixSelector has its selector."""
    match expr:
        case Binary(_, lhs, rhs):
            return (lhs, rhs)
        case Call(_, args):
            return args
        case Aggregation(_, inner, param):
            return (inner,) if param is None else (param, inner)
        case MatrixSelector(inner):
            return (inner,)
        case Subquery(inner) | Unary(inner) | Paren(inner):
            return (inner,)
        case _:
            return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """Every node of a tree, parents first, left before right."""
    pending = [expr]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(children(node)))


def map_children(expr: Expr, fn: Callable[[Expr], Expr]) -> Expr:
    """The node with `fn` applied to its direct parts. A MatrixSelector is left alone: its selector is no free part."""
    match expr:
        case Binary(_, lhs, rhs):
            return replace(expr, lhs=fn(lhs), rhs=fn(rhs))
        case Call(function, args):
            return Call(function, tuple(fn(arg) for arg in args))
        case Aggregation(_, inner, param):
            return replace(expr, expr=fn(inner), param=None if param is None else fn(param))
        case Subquery(inner):
            return replace(expr, expr=fn(inner))
        case Unary(inner):
            return Unary(fn(inner))
        case Paren(inner):
            return Paren(fn(inner))
        case _:
            return expr
