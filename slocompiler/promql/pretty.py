"""A tree as PromQL over several lines, for people who read the rule files."""

from slocompiler.promql.expr import Aggregation, Binary, Call, Expr, Paren, Subquery, Unary
from slocompiler.promql.functions import PRECEDENCE
from slocompiler.promql.printer import (
    bracketed_operand,
    bracketed_sides,
    bracketed_subject,
    print_aggregation_head,
    print_expr,
    print_operator,
    print_subquery_range,
)

_INDENT = "  "


def print_expr_pretty(expr: Expr, width: int = 100) -> str:
    """Canonical PromQL, broken before operators and inside parentheses where a line would pass `width` characters.

    A single selector or text longer than that stays whole.
    """
    return "\n".join(_lines(expr, width))


def _lines(expr: Expr, width: int) -> list[str]:
    line = print_expr(expr)
    if len(line) <= width:
        return [line]
    match expr:
        case Binary():
            return _chain(expr, width)
        case Aggregation():
            arguments = (expr.expr,) if expr.param is None else (expr.param, expr.expr)
            return _enclosed(print_aggregation_head(expr) + "(", arguments, ")", width)
        case Call(function, args) if args:
            return _enclosed(f"{function}(", args, ")", width)
        case Paren(inner):
            return _enclosed("(", (inner,), ")", width)
        case Subquery(inner):
            lines = _lines(bracketed_subject(inner), width)
            return [*lines[:-1], lines[-1] + print_subquery_range(expr)]
        case Unary(inner):
            first, *rest = _lines(bracketed_operand(inner), width - 1)
            return ["-" + first, *rest]
        case _:
            return [line]


def _enclosed(head: str, arguments: tuple[Expr, ...], tail: str, width: int) -> list[str]:
    """Arguments on lines of their own, between a head and a tail."""
    lines = [head]
    for position, argument in enumerate(arguments):
        inner = [_INDENT + line for line in _lines(argument, width - len(_INDENT))]
        if position < len(arguments) - 1:
            inner[-1] += ","
        lines += inner
    return [*lines, tail]


def _chain(expr: Binary, width: int) -> list[str]:
    """Operands one below the other, each behind its operator; a chain of equal precedence is one list."""
    lhs, rhs = bracketed_sides(expr)
    same = isinstance(lhs, Binary) and PRECEDENCE[lhs.op] == PRECEDENCE[expr.op]
    lines = _chain(lhs, width) if same and isinstance(lhs, Binary) else _lines(lhs, width)
    operator = print_operator(expr)
    first, *rest = _lines(rhs, width - len(_INDENT))
    return [*lines, f"{_INDENT}{operator} {first}", *(_INDENT + line for line in rest)]
