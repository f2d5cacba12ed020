"""The value of an expression in which every selector finds one series: plain arithmetic, without labels."""

from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

from slocompiler.promql import (
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    NumberLiteral,
    VectorSelector,
    print_expr,
)
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.values import Duration


class Samples(Protocol):
    """What the one series of a selector holds; each None where it is absent."""

    def now(self, selector: VectorSelector) -> Fraction | None: ...

    def rate(self, selector: VectorSelector, window: Duration) -> Fraction | None: ...

    def over(self, selector: VectorSelector, window: Duration) -> list[Fraction]: ...

    @property
    def time(self) -> Fraction: ...


_OVER: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "avg_over_time": lambda held: sum(held, Fraction(0)) / len(held),
    "max_over_time": max,
    "min_over_time": min,
    "last_over_time": lambda held: held[-1],
}
_ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction | None]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right if right else None,
}
_COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda left, right: left > right,
    "<": lambda left, right: left < right,
    ">=": lambda left, right: left >= right,
    "<=": lambda left, right: left <= right,
}
#: Of one series these are what the series is.
_SAME = ("sum", "avg", "max", "min")


def scalar_value(expr: Expr, samples: Samples) -> Fraction | None:
    """The value now; None where the expression has none. Raises NotTestableError for what is not plain arithmetic."""
    match expr:
        case NumberLiteral() if expr.value == expr.value and abs(expr.value) != float("inf"):
            return Fraction(expr.text)
        case VectorSelector(offset=None, at=None):
            return samples.now(expr)
        case Aggregation(op, inner, None) if op in _SAME:
            return scalar_value(inner, samples)
        case Call():
            return _call(expr, samples)
        case Binary(matching=None) if expr.op in _ARITHMETIC or expr.op in _COMPARISONS:
            return _binary(expr, samples)
    raise NotTestableError(f"`{print_expr(expr)}` is more than arithmetic over single series")


def _call(expr: Call, samples: Samples) -> Fraction | None:
    match expr:
        case Call("time", ()):
            return samples.time
        case Call("vector", (inner,)):
            return scalar_value(inner, samples)
        case Call(function, (MatrixSelector(VectorSelector(offset=None, at=None) as read, Duration() as window),)):
            if function == "rate":
                return samples.rate(read, window)
            if function in _OVER:
                held = samples.over(read, window)
                return _OVER[function](held) if held else None
    raise NotTestableError(f"`{print_expr(expr)}` is more than arithmetic over single series")


def _binary(expr: Binary, samples: Samples) -> Fraction | None:
    left, right = scalar_value(expr.lhs, samples), scalar_value(expr.rhs, samples)
    if left is None or right is None:
        return None
    if expr.op in _ARITHMETIC:
        return _ARITHMETIC[expr.op](left, right)
    holds = _COMPARISONS[expr.op](left, right)
    if expr.return_bool:
        return Fraction(holds)
    return left if holds else None
