"""Labels whose value is the same on every series of a result."""

from collections.abc import Mapping

from slocompiler.promql.expr import (
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    Paren,
    StringLiteral,
    Subquery,
    Unary,
    VectorSelector,
)
from slocompiler.promql.functions import SELECTING_AGGREGATIONS
from slocompiler.promql.value_types import ValueType, value_type


def static_labels(expr: Expr) -> Mapping[str, str]:
    """Labels that every series of the result has with one value: by an `=` matcher, or set by label_replace."""
    match expr:
        case VectorSelector(_, matchers):
            return {matcher.label: matcher.value for matcher in matchers if matcher.op == "=" and matcher.value}
        case MatrixSelector(inner) | Paren(inner) | Unary(inner) | Subquery(inner):
            return static_labels(inner)
        case Aggregation():
            return _aggregation(expr)
        case Call():
            return _call(expr)
        case Binary():
            return _binary(expr)
        case _:
            return {}


def _aggregation(expr: Aggregation) -> Mapping[str, str]:
    inner = static_labels(expr.expr)
    if expr.op in SELECTING_AGGREGATIONS:
        return inner
    if expr.without is not None:
        return {label: value for label, value in inner.items() if label not in expr.without}
    return {label: value for label, value in inner.items() if label in (expr.by or ())}


def _call(expr: Call) -> Mapping[str, str]:
    vectors = [arg for arg in expr.args if value_type(arg) in (ValueType.VECTOR, ValueType.MATRIX)]
    if not vectors or expr.function in ("vector", "scalar", "absent", "absent_over_time"):
        return {}
    inner = dict(static_labels(vectors[0]))
    if expr.function == "histogram_quantile":
        inner.pop("le", None)
    if expr.function in ("label_replace", "label_join") and isinstance(expr.args[1], StringLiteral):
        inner.pop(expr.args[1].value, None)
        inner |= _replaced(expr)
    return inner


def _replaced(expr: Call) -> Mapping[str, str]:
    """The label that label_replace sets on every series: a constant, under a regex that matches everything."""
    match [arg.value for arg in expr.args if isinstance(arg, StringLiteral)]:
        case [label, value, source, regex] if expr.function == "label_replace" and value and "$" not in value:
            return {label: value} if regex in (".*", "(.*)") or (regex == "" and source == "") else {}
        case _:
            return {}


def _binary(expr: Binary) -> Mapping[str, str]:
    if value_type(expr.lhs) is ValueType.SCALAR:
        return static_labels(expr.rhs)
    left = static_labels(expr.lhs)
    if value_type(expr.rhs) is ValueType.SCALAR or expr.op in ("and", "unless"):
        return left
    right = static_labels(expr.rhs)
    if expr.op == "or":
        return {label: value for label, value in left.items() if right.get(label) == value}
    matching = expr.matching
    if matching is None:
        return left
    if matching.group is not None:
        many, one = (left, right) if matching.group == "left" else (right, left)
        copied = {label: one[label] for label in matching.include if label in one}
        return {label: value for label, value in many.items() if label not in matching.include} | copied
    if matching.on is not None:
        return {label: value for label, value in left.items() if label in matching.on}
    return {label: value for label, value in left.items() if label not in (matching.ignoring or ())}
