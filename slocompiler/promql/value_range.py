"""Between which values the samples of a result lie, as far as the query itself makes it certain."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.promql.expr import (
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    NumberLiteral,
    Paren,
    Subquery,
    Unary,
    VectorSelector,
)
from slocompiler.promql.functions import COMPARISONS, COUNTER_FUNCTIONS, SELECTING_AGGREGATIONS
from slocompiler.promql.metric_kinds import looks_like_counter
from slocompiler.promql.selector_sets import is_within
from slocompiler.promql.value_types import ValueType, value_type


class ValueRange(Struct, frozen=True):
    """The least and the most that a sample can be, both included; None where there is no bound."""

    least: Fraction | None = None
    most: Fraction | None = None


ANY = ValueRange()
_ZERO, _ONE = Fraction(0), Fraction(1)
_UNSIGNED = ValueRange(_ZERO)
_SHARE = ValueRange(_ZERO, _ONE)
_JUST_ONE = ValueRange(_ONE, _ONE)
_SHARES = frozenset(("up", "probe_success"))
_UNSIGNED_FUNCTIONS = COUNTER_FUNCTIONS | frozenset(
    ("changes", "resets", "count_over_time", "stddev_over_time", "stdvar_over_time", "abs", "time", "timestamp")
)
_PASSING = frozenset(
    (
        "avg_over_time",
        "min_over_time",
        "max_over_time",
        "last_over_time",
        "first_over_time",
        "label_replace",
        "label_join",
        "sort",
        "sort_desc",
        "vector",
        "scalar",
    )
)
_ONES = frozenset(("absent", "absent_over_time", "present_over_time"))


def value_range(expr: Expr) -> ValueRange:
    """What every sample of the result lies in, NaN aside; a number that divides may not be 0."""
    match expr:
        case NumberLiteral():
            return _number(expr)
        case VectorSelector(metric):
            return _metric(metric)
        case MatrixSelector(inner) | Paren(inner) | Subquery(inner):
            return value_range(inner)
        case Unary(inner):
            return _minus(ValueRange(_ZERO, _ZERO), value_range(inner))
        case Call():
            return _call(expr)
        case Aggregation():
            return _aggregation(expr)
        case Binary():
            return _binary(expr)
        case _:
            return ANY


def compares_never(op: str, left: ValueRange, right: ValueRange) -> bool:
    """Whether no two values of the ranges compare so."""
    if op in (">", ">="):
        return compares_never({">": "<", ">=": "<="}[op], right, left)
    if op in ("<", "<="):
        if left.least is None or right.most is None:
            return False
        return left.least > right.most or (op == "<" and left.least == right.most)
    apart = compares_never("<=", left, right) or compares_never("<=", right, left)
    is_one_value = left.least is not None and left == right and left.least == left.most
    return apart if op == "==" else is_one_value


def compares_always(op: str, left: ValueRange, right: ValueRange) -> bool:
    """Whether any two values of the ranges compare so."""
    return compares_never({">": "<=", ">=": "<", "<": ">=", "<=": ">", "==": "!=", "!=": "=="}[op], left, right)


def _number(expr: NumberLiteral) -> ValueRange:
    try:
        value = Fraction(expr.text)
    except ValueError:
        return ANY
    return ValueRange(value, value)


def _metric(metric: str | None) -> ValueRange:
    if metric in _SHARES:
        return _SHARE
    return _UNSIGNED if metric is not None and looks_like_counter(metric) else ANY


def _call(expr: Call) -> ValueRange:
    if expr.function in _ONES:
        return _JUST_ONE
    if expr.function in _UNSIGNED_FUNCTIONS:
        return _UNSIGNED
    if expr.function in _PASSING and expr.args:
        return value_range(expr.args[0])
    if expr.function == "sum_over_time":
        return _summed(value_range(expr.args[0]))
    return ANY


def _aggregation(expr: Aggregation) -> ValueRange:
    inner = value_range(expr.expr)
    if expr.op in SELECTING_AGGREGATIONS or expr.op in ("avg", "min", "max"):
        return inner
    if expr.op == "sum":
        return _summed(inner)
    if expr.op in ("count", "count_values"):
        return ValueRange(_ONE)
    return {"group": _JUST_ONE, "stddev": _UNSIGNED, "stdvar": _UNSIGNED}.get(expr.op, ANY)


def _summed(inner: ValueRange) -> ValueRange:
    """Of one series or many."""
    return ValueRange(inner.least if inner.least is not None and inner.least >= 0 else None)


def _binary(expr: Binary) -> ValueRange:
    left, right = value_range(expr.lhs), value_range(expr.rhs)
    if expr.op in COMPARISONS:
        kept = right if value_type(expr.lhs) is ValueType.SCALAR else left
        return _SHARE if expr.return_bool else kept
    match expr.op:
        case "and" | "unless":
            return left
        case "or":
            return _either(left, right)
        case "+":
            return _minus(left, _minus(ValueRange(_ZERO, _ZERO), right))
        case "-":
            return _minus(left, right)
        case "*":
            return _times(left, right)
        case "/":
            return _SHARE if _is_part(expr.lhs, expr.rhs) else _divided(left, right)
        case _:
            return ANY


def _either(left: ValueRange, right: ValueRange) -> ValueRange:
    least = None if left.least is None or right.least is None else min(left.least, right.least)
    most = None if left.most is None or right.most is None else max(left.most, right.most)
    return ValueRange(least, most)


def _minus(left: ValueRange, right: ValueRange) -> ValueRange:
    least = None if left.least is None or right.most is None else left.least - right.most
    most = None if left.most is None or right.least is None else left.most - right.least
    return ValueRange(least, most)


def _times(left: ValueRange, right: ValueRange) -> ValueRange:
    """Of values that are never negative; anything otherwise."""
    if left.least is None or right.least is None or left.least < 0 or right.least < 0:
        return ANY
    most = None if left.most is None or right.most is None else left.most * right.most
    return ValueRange(left.least * right.least, most)


def _divided(left: ValueRange, right: ValueRange) -> ValueRange:
    """By one positive number exactly; otherwise the sign alone is known, as a quotient by 0 has no bound."""
    if right.least is not None and right.least == right.most and right.least > 0:
        return _times(left, ValueRange(1 / right.least, 1 / right.least))
    if left.least is None or right.least is None or left.least < 0 or right.least < 0:
        return ANY
    return _UNSIGNED


def _is_part(part: Expr, whole: Expr) -> bool:
    """Whether one sum or count is of some of the series that the other is of."""
    part, whole = _bare(part), _bare(whole)
    match part, whole:
        case Aggregation(op=op), Aggregation(op=other) if op == other and op in ("sum", "count"):
            is_grouped_alike = set(part.by or ()) == set(whole.by or ()) and part.without == whole.without
            return is_grouped_alike and _is_part(part.expr, whole.expr)
        case Call(function, (one,)), Call(other, (two,)) if function == other and function in COUNTER_FUNCTIONS:
            return _is_part(one, two)
        case MatrixSelector(one, range), MatrixSelector(two, other_range):
            return range == other_range and _is_part(one, two)
        case VectorSelector(), VectorSelector():
            return (part.offset, part.at) == (whole.offset, whole.at) and is_within(part, whole)
        case Binary(op, inner, NumberLiteral(), False), _ if op in COMPARISONS:
            return _bare(inner) == whole
        case _:
            return False


def _bare(expr: Expr) -> Expr:
    while isinstance(expr, Paren):
        expr = expr.expr
    return expr
