"""Decimal numbers as text: exact, never in exponent form."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache


def print_number(number: Decimal | int) -> str:
    """A number in plain notation without trailing zeros: `0.0072`, `600`, `1000000`."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@lru_cache(maxsize=1024)
def print_fraction(fraction: Fraction, digits: int = 6) -> str:
    """A fraction as a decimal number, rounded to `digits` significant digits when it has no exact end."""
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if Fraction(exact) == fraction:
        return print_number(exact)
    return print_number(Decimal(f"{exact:.{digits}g}"))
