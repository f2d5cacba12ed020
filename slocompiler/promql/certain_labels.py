"""Labels that every series of a result has, as far as the query shows."""

from slocompiler.promql.expr import Aggregation, Binary, Call, Expr, MatrixSelector, Paren, Subquery, Unary
from slocompiler.promql.expr import VectorSelector as Selector
from slocompiler.promql.functions import SELECTING_AGGREGATIONS, SET_OPERATORS
from slocompiler.promql.result_labels import result_labels
from slocompiler.promql.static_labels import static_labels
from slocompiler.promql.value_types import ValueType, value_type

_NONE: frozenset[str] = frozenset()


def certain_labels(expr: Expr) -> frozenset[str]:
    """Labels that a condition demands, or that somebody keeps with `by` and therefore expects."""
    match expr:
        case Selector(_, matchers):
            wanted = (
                each.label for each in matchers if each.op in ("=", "!=") and (each.op == "=") is (each.value != "")
            )
            return frozenset(wanted) - {"__name__"}
        case MatrixSelector(inner) | Paren(inner) | Unary(inner) | Subquery(inner):
            return certain_labels(inner)
        case Aggregation():
            return _aggregation(expr)
        case Call():
            return _call(expr)
        case Binary():
            return _binary(expr)
        case _:
            return _NONE


def unmatched_labels(expr: Binary) -> frozenset[str]:
    """Labels that one side of a matching of vectors surely has and the other cannot have: no two series ever match."""
    if expr.op == "or" or ValueType.SCALAR in (value_type(expr.lhs), value_type(expr.rhs)):
        return _NONE
    left, right = expr.lhs, expr.rhs
    return _compared(expr, _lacking(left, right) | _lacking(right, left))


def _lacking(one: Expr, other: Expr) -> frozenset[str]:
    possible = result_labels(other)
    return _NONE if possible is None else certain_labels(one) - possible


def _compared(expr: Binary, labels: frozenset[str]) -> frozenset[str]:
    """Those of the labels by which the two sides are matched."""
    matching = expr.matching
    if matching is None:
        return labels
    return labels & set(matching.on) if matching.on is not None else labels - set(matching.ignoring or ())


def _aggregation(expr: Aggregation) -> frozenset[str]:
    inner = certain_labels(expr.expr)
    if expr.op in SELECTING_AGGREGATIONS:
        return inner
    if expr.without is not None:
        return inner - set(expr.without)
    possible, kept = result_labels(expr.expr), frozenset(expr.by or ())
    return kept if possible is None else kept & possible


def _call(expr: Call) -> frozenset[str]:
    vectors = [arg for arg in expr.args if value_type(arg) in (ValueType.VECTOR, ValueType.MATRIX)]
    if not vectors or expr.function in ("vector", "scalar", "absent", "absent_over_time", "info"):
        return _NONE
    inner = certain_labels(vectors[0])
    if expr.function == "histogram_quantile":
        return inner - {"le"}
    if expr.function in ("label_replace", "label_join"):
        return inner & static_labels(expr).keys() | static_labels(expr).keys()
    return inner


def _binary(expr: Binary) -> frozenset[str]:
    if value_type(expr.lhs) is ValueType.SCALAR:
        return certain_labels(expr.rhs)
    left = certain_labels(expr.lhs)
    if value_type(expr.rhs) is ValueType.SCALAR or expr.op in ("and", "unless"):
        return left
    right = certain_labels(expr.rhs)
    if expr.op in SET_OPERATORS:
        return left & right
    matching = expr.matching
    if matching is not None and matching.group is not None:
        return left if matching.group == "left" else right
    return _compared(expr, left | right) if matching is None else _compared(expr, left)
