"""What a query evaluates to."""

from enum import StrEnum

from slocompiler.promql.expr import (
    Binary,
    Call,
    Expr,
    MatrixSelector,
    NumberLiteral,
    Paren,
    StringLiteral,
    Subquery,
    Unary,
)
from slocompiler.promql.functions import SCALAR_FUNCTIONS


class ValueType(StrEnum):
    """The four kinds of value that PromQL has."""

    SCALAR = "scalar"
    VECTOR = "vector"
    MATRIX = "matrix"
    STRING = "string"


def value_type(expr: Expr) -> ValueType:
    """The kind of value of a tree. A text that was parsed is well typed below its top already."""
    match expr:
        case NumberLiteral():
            return ValueType.SCALAR
        case StringLiteral():
            return ValueType.STRING
        case MatrixSelector() | Subquery():
            return ValueType.MATRIX
        case Paren(inner) | Unary(inner):
            return value_type(inner)
        case Call(function):
            return ValueType.SCALAR if function in SCALAR_FUNCTIONS else ValueType.VECTOR
        case Binary(_, lhs, rhs):
            both = {value_type(lhs), value_type(rhs)}
            return ValueType.SCALAR if both == {ValueType.SCALAR} else ValueType.VECTOR
        case _:
            return ValueType.VECTOR
