"""A tree as PromQL on one line, spaced the way Prometheus prints it."""

import re
from typing import Final

from slocompiler.promql.expr import (
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    MatrixSelector,
    NumberLiteral,
    Paren,
    StringLiteral,
    Subquery,
    Unary,
    VectorSelector,
)
from slocompiler.promql.functions import PRECEDENCE
from slocompiler.values import Duration

_PLAIN_METRIC: Final = re.compile(r"[A-Za-z_:][A-Za-z0-9_:]*", re.ASCII)
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
#: Words that the grammar reads as an operator or a number where a metric could stand.
_TAKEN: Final = frozenset(
    (
        *("and", "or", "unless", "atan2", "inf", "nan"),
        *("bool", "on", "ignoring", "group_left", "group_right", "start", "end", "step", "range"),
    )
)
_UNARY_PRECEDENCE: Final = 5


def print_expr(expr: Expr) -> str:
    """Canonical PromQL for a tree, with the parentheses it needs; `[$window]` prints as such."""
    match expr:
        case NumberLiteral(text):
            return text
        case StringLiteral(value):
            return quote(value)
        case VectorSelector():
            return print_selector(expr) + print_shift(expr.offset, expr.at)
        case MatrixSelector(inner, range):
            return f"{print_selector(inner)}[{range}]{print_shift(inner.offset, inner.at)}"
        case Subquery():
            return print_expr(bracketed_subject(expr.expr)) + print_subquery_range(expr)
        case Call(function, args):
            return f"{function}({', '.join(map(print_expr, args))})"
        case Aggregation():
            param = "" if expr.param is None else f"{print_expr(expr.param)}, "
            return f"{print_aggregation_head(expr)}({param}{print_expr(expr.expr)})"
        case Binary():
            lhs, rhs = (print_expr(side) for side in bracketed_sides(expr))
            return f"{lhs} {print_operator(expr)} {rhs}"
        case Unary(inner):
            return f"-{print_expr(bracketed_operand(inner))}"
        case Paren(inner):
            return f"({print_expr(inner)})"


def bracketed_sides(expr: Binary) -> tuple[Expr, Expr]:
    """Both sides of an operator, each in a Paren where the tree would otherwise be read differently."""
    own, right_first = PRECEDENCE[expr.op], expr.op == "^"
    lhs, rhs = expr.lhs, expr.rhs
    left, right = _precedence(lhs), PRECEDENCE[rhs.op] if isinstance(rhs, Binary) else 9
    if left < own or (left == own and right_first):
        lhs = Paren(lhs)
    if right < own or (right == own and not right_first):
        rhs = Paren(rhs)
    return lhs, rhs


def bracketed_operand(inner: Expr) -> Expr:
    """The operand of a minus, in a Paren unless it binds tighter: `-(a * b)`, `-a ^ b`."""
    if isinstance(inner, NumberLiteral):
        return Paren(inner)
    return Paren(inner) if isinstance(inner, Binary) and PRECEDENCE[inner.op] <= _UNARY_PRECEDENCE else inner


def _precedence(expr: Expr) -> int:
    """How tightly the left side of an operator holds together: a leading minus binds looser than `^`."""
    if isinstance(expr, Binary):
        return PRECEDENCE[expr.op]
    signed = isinstance(expr, Unary) or (isinstance(expr, NumberLiteral) and expr.text.startswith("-"))
    return _UNARY_PRECEDENCE if signed else 9


def bracketed_subject(inner: Expr) -> Expr:
    """What a subquery range is written behind, in a Paren unless it is one word."""
    signed = isinstance(inner, NumberLiteral) and inner.text.startswith("-")
    shifted = isinstance(inner, VectorSelector) and (inner.offset is not None or inner.at is not None)
    return Paren(inner) if isinstance(inner, Binary | Unary) or signed or shifted else inner


def print_selector(expr: VectorSelector) -> str:
    """A selector without its offset and `@`."""
    name, matchers = expr.metric or "", expr.matchers
    if name and (not _PLAIN_METRIC.fullmatch(name) or name.lower() in _TAKEN):
        name, matchers = "", (Matcher("__name__", "=", name), *matchers)
    conditions = ",".join(map(print_matcher, matchers))
    return name + (f"{{{conditions}}}" if conditions or not name else "")


def print_matcher(matcher: Matcher) -> str:
    """`code=~"5.."`."""
    return f"{_label(matcher.label)}{matcher.op}{quote(matcher.value)}"


def print_shift(offset: Duration | None, at: str | None) -> str:
    """` @ start() offset 5m`, or nothing."""
    shift = "" if at is None else f" @ {at}"
    if offset is None:
        return shift
    sign = "-" if offset.milliseconds < 0 else ""
    return f"{shift} offset {sign}{Duration(abs(offset.milliseconds))}"


def print_subquery_range(expr: Subquery) -> str:
    return f"[{expr.range}:{expr.step or ''}]{print_shift(expr.offset, expr.at)}"


def print_aggregation_head(expr: Aggregation) -> str:
    """What stands before the parenthesis: `sum by (job) `, `sum`."""
    if expr.without is not None:
        return f"{expr.op} without {_labels(expr.without)} "
    return f"{expr.op} by {_labels(expr.by)} " if expr.by else expr.op


def print_operator(expr: Binary) -> str:
    """An operator with its modifiers: `> bool`, `/ on (job) group_left ()`."""
    flag = " bool" if expr.return_bool else ""
    return expr.op + flag + ("" if expr.matching is None else _matching(expr.matching))


def _matching(matching: Matching) -> str:
    if matching.on is not None:
        words = f" on {_labels(matching.on)}"
    else:
        words = f" ignoring {_labels(matching.ignoring or ())}"
    return words if matching.group is None else f"{words} group_{matching.group} {_labels(matching.include)}"


def _labels(labels: tuple[str, ...]) -> str:
    return f"({', '.join(map(_label, labels))})"


def _label(name: str) -> str:
    return name if name.isascii() and name.isidentifier() else quote(name)


def quote(text: str) -> str:
    """A PromQL string in double quotes."""
    if text.isprintable() and "\\" not in text and '"' not in text:
        return f'"{text}"'
    return f'"{"".join(map(_escape, text))}"'


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
