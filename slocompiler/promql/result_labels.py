"""Which labels the series of a result have."""

from slocompiler.promql.expr import Aggregation, Binary, Call, Expr, Paren, StringLiteral, Subquery, Unary
from slocompiler.promql.functions import SELECTING_AGGREGATIONS, SET_OPERATORS
from slocompiler.promql.value_types import ValueType, value_type

_Labels = frozenset[str] | None
_OPEN = frozenset(("absent", "absent_over_time", "info"))


def result_labels(expr: Expr) -> frozenset[str] | None:
    """The labels that the series of a result can have at most; None when the metric decides."""
    match expr:
        case Paren(inner) | Unary(inner) | Subquery(inner):
            return result_labels(inner)
        case Aggregation():
            return _aggregation(expr)
        case Call():
            return _call(expr)
        case Binary():
            return _binary(expr)
        case _ if value_type(expr) in (ValueType.SCALAR, ValueType.STRING):
            return frozenset()
        case _:
            return None


def _aggregation(expr: Aggregation) -> _Labels:
    inner = result_labels(expr.expr)
    if expr.op in SELECTING_AGGREGATIONS:
        return inner
    if expr.without is not None:
        return None if inner is None else inner - set(expr.without)
    kept = frozenset(expr.by or ())
    if inner is not None:
        kept &= inner
    if expr.op == "count_values" and isinstance(expr.param, StringLiteral):
        kept |= {expr.param.value}
    return kept


def _call(expr: Call) -> _Labels:
    if expr.function in _OPEN:
        return None
    vectors = [arg for arg in expr.args if value_type(arg) in (ValueType.VECTOR, ValueType.MATRIX)]
    if not vectors or expr.function in ("vector", "scalar"):
        return frozenset()
    inner = result_labels(vectors[0])
    if inner is None:
        return None
    if expr.function == "histogram_quantile":
        return inner - {"le"}
    if expr.function in ("label_replace", "label_join") and isinstance(expr.args[1], StringLiteral):
        return inner | {expr.args[1].value}
    return inner


def _binary(expr: Binary) -> _Labels:
    if value_type(expr.lhs) is ValueType.SCALAR:
        return result_labels(expr.rhs)
    left = result_labels(expr.lhs)
    if value_type(expr.rhs) is ValueType.SCALAR:
        return left
    right = result_labels(expr.rhs)
    if expr.op in SET_OPERATORS:
        return _union(left, right) if expr.op == "or" else left
    return _matched(expr, left, right)


def _matched(expr: Binary, left: _Labels, right: _Labels) -> _Labels:
    """Labels of arithmetic between vectors: those of the `many` side, or those that both sides match on."""
    matching = expr.matching
    if matching is None:
        return left if right is None else right if left is None else left & right
    if matching.group is not None:
        return _union(left if matching.group == "left" else right, frozenset(matching.include))
    if matching.on is not None:
        return frozenset(matching.on) if left is None else left & set(matching.on)
    return None if left is None else left - set(matching.ignoring or ())


def _union(left: _Labels, right: _Labels) -> _Labels:
    return None if left is None or right is None else left | right
