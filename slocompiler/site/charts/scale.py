"""Logarithmic axes. In Decimal, whose logarithm is the same to the last digit on every machine."""

from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

_DIGITS = 12
_TENTH = Decimal("0.1")


class LogScale(Struct, frozen=True):
    """From values `least` to `most` to pixels `start` to `end`; `end` may lie before `start`."""

    least: Fraction
    most: Fraction
    start: int
    end: int

    def at(self, value: Fraction) -> Decimal:
        """The pixel of a value above 0, to a tenth."""
        whole = _log(self.most) - _log(self.least)
        share = (_log(value) - _log(self.least)) / whole if whole else Decimal(0)
        return tenth(self.start + share * (self.end - self.start))

    def holds(self, value: Fraction) -> bool:
        return self.least <= value <= self.most


def tenth(pixels: Decimal) -> Decimal:
    return pixels.quantize(_TENTH)


@lru_cache(maxsize=4096)  # services share objectives, and all of them these axes
def _log(value: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return (Decimal(value.numerator) / Decimal(value.denominator)).log10()
