"""Whether a query returns series whatever their values are."""

from slocompiler.promql.expr import Aggregation, Binary, Call, Expr, MatrixSelector, Paren, Subquery, Unary
from slocompiler.promql.expr import VectorSelector as Selector
from slocompiler.promql.functions import COMPARISONS
from slocompiler.promql.value_range import compares_always, value_range
from slocompiler.promql.value_types import ValueType, value_type

_ABSENCES = frozenset(("absent", "absent_over_time"))
#: Series that Prometheus itself makes only while something is so.
_ALERTS = frozenset(("ALERTS", "ALERTS_FOR_STATE"))


def is_unconditional(expr: Expr) -> bool:
    """Whether nothing in the query looks at a value to decide: it returns something for as long as there is data.

    A constant (`vector(1)`: a heartbeat) is meant so. What a recorded series or one without a name holds is not known.
    """
    match expr:
        case Selector(metric):
            return metric is not None and ":" not in metric and metric not in _ALERTS
        case Paren(inner) | Unary(inner) | Subquery(inner) | MatrixSelector(inner) | Aggregation(expr=inner):
            return is_unconditional(inner)
        case Call(function, args):
            vectors = [arg for arg in args if value_type(arg) in (ValueType.VECTOR, ValueType.MATRIX)]
            return function not in _ABSENCES and bool(vectors) and is_unconditional(vectors[0])
        case Binary():
            return _binary(expr)
        case _:
            return False


def _binary(expr: Binary) -> bool:
    if expr.op in ("and", "unless"):
        return False
    sides = [side for side in (expr.lhs, expr.rhs) if value_type(side) is not ValueType.SCALAR]
    if expr.op == "or":
        return any(map(is_unconditional, sides))
    if not sides or not all(map(is_unconditional, sides)):
        return False
    if expr.op not in COMPARISONS or expr.return_bool:
        return True
    return compares_always(expr.op, value_range(expr.lhs), value_range(expr.rhs))
