"""Numbers in expressions, exact."""

from decimal import Context, Decimal
from fractions import Fraction
from itertools import combinations
from math import prod

from slocompiler.promql import Binary, Call, Expr, NumberLiteral, Paren, Unary

#: Generators compute `1 - 0.999` in floats and write 0.0010000000000000009.
_AS_MEANT = Context(prec=10)
_FLOAT_DIGITS = 13
_MOST_FACTORS = 6


def constant(expr: Expr) -> Fraction | None:
    """The value of an expression of numbers alone; None for anything else, and for what is no number."""
    match expr:
        case NumberLiteral(text):
            return _number(text)
        case Paren(inner):
            return constant(inner)
        case Unary(inner):
            value = constant(inner)
            return None if value is None else -value
        case Call("vector" | "scalar", (argument,)):
            return constant(argument)
        case Binary(op, lhs, rhs):
            return _folded(op, constant(lhs), constant(rhs))
        case _:
            return None


def factors(expr: Expr) -> tuple[Fraction, ...]:
    """The numbers that a constant is written as a product of: 14.4 and 0.001 of `14.4 * (1 - 0.999)`."""
    match expr:
        case Paren(inner) | Call("vector" | "scalar", (inner,)):
            return factors(inner)
        case Binary("*", lhs, rhs):
            return (*factors(lhs), *factors(rhs))
        case Binary("/", lhs, rhs):
            divisor = constant(rhs)
            return (*factors(lhs), 1 / divisor) if divisor else ()
        case _:
            value = constant(expr)
            return () if value is None else (value,)


def splits(numbers: tuple[Fraction, ...]) -> set[tuple[Fraction, Fraction]]:
    """Every way to part factors into two products."""
    if len(numbers) > _MOST_FACTORS:
        return set()
    whole = prod(numbers, start=Fraction(1))
    chosen = (
        prod((numbers[index] for index in indexes), start=Fraction(1))
        for size in range(len(numbers) + 1)
        for indexes in combinations(range(len(numbers)), size)
    )
    return {(one, whole / one) for one in chosen if one}


def as_decimal(number: Fraction) -> Decimal | None:
    """The number as a decimal one; None when it has no end."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return decimal if Fraction(decimal) == number else None


def _number(text: str) -> Fraction | None:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return None
    if len(number.as_tuple().digits) >= _FLOAT_DIGITS and number != number.to_integral_value():
        number = _AS_MEANT.create_decimal(number)
    return Fraction(number)


def _folded(op: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    match op:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/" if right:
            return left / right
        case _:
            return None
