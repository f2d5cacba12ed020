"""Measured quantities with their unit: `30ms`, `512MiB`, `95%`, `3`."""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from slocompiler.values.numbers import print_fraction
from slocompiler.values.value_error import InvalidValueError


class Unit(StrEnum):
    """What a metric counts in, as it is exposed."""

    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    MICROSECONDS = "microseconds"
    NANOSECONDS = "nanoseconds"
    BYTES = "bytes"
    RATIO = "ratio"
    PERCENT = "percent"
    COUNT = "count"
    BOOL = "bool"
    USD = "usd"
    USD_PER_HOUR = "usd-per-hour"

    @property
    def dimension(self) -> str:
        return _DIMENSIONS[self][0]

    @property
    def base(self) -> Fraction:
        """One of this unit in the base of its dimension (seconds, bytes, 1)."""
        return _DIMENSIONS[self][1]


_DIMENSIONS: dict[Unit, tuple[str, Fraction]] = {
    Unit.SECONDS: ("time", Fraction(1)),
    Unit.MILLISECONDS: ("time", Fraction(1, 10**3)),
    Unit.MICROSECONDS: ("time", Fraction(1, 10**6)),
    Unit.NANOSECONDS: ("time", Fraction(1, 10**9)),
    Unit.BYTES: ("size", Fraction(1)),
    Unit.RATIO: ("share", Fraction(1)),
    Unit.PERCENT: ("share", Fraction(1, 100)),
    Unit.COUNT: ("count", Fraction(1)),
    Unit.BOOL: ("count", Fraction(1)),
    Unit.USD: ("money", Fraction(1)),
    Unit.USD_PER_HOUR: ("spending", Fraction(1)),
}

_SUFFIXES: dict[str, tuple[str, Fraction]] = {
    "": ("count", Fraction(1)),
    "%": ("share", Fraction(1, 100)),
    "ns": ("time", Fraction(1, 10**9)),
    "us": ("time", Fraction(1, 10**6)),
    "ms": ("time", Fraction(1, 10**3)),
    "s": ("time", Fraction(1)),
    "m": ("time", Fraction(60)),
    "h": ("time", Fraction(3600)),
    "d": ("time", Fraction(86400)),
    "w": ("time", Fraction(604800)),
    "B": ("size", Fraction(1)),
    "kB": ("size", Fraction(10**3)),
    "MB": ("size", Fraction(10**6)),
    "GB": ("size", Fraction(10**9)),
    "TB": ("size", Fraction(10**12)),
    "KiB": ("size", Fraction(2**10)),
    "MiB": ("size", Fraction(2**20)),
    "GiB": ("size", Fraction(2**30)),
    "TiB": ("size", Fraction(2**40)),
    " USD": ("money", Fraction(1)),
    " USD/h": ("spending", Fraction(1)),
}
_EXAMPLES = {
    "time": "`30ms`, `1.5s` or `26h`",
    "size": "`512MiB` or `1.5GB`",
    "share": "`95%`",
    "count": "a bare number, `3`",
    "money": "`500 USD`",
    "spending": "`2.50 USD/h`",
}
_ALTERNATIVES = "|".join(sorted((s for s in _SUFFIXES if s), key=lambda s: (-len(s), s)))


class Quantity(Struct, frozen=True):
    """A number with a unit, held in the base of its dimension, with the text it was written as."""

    PATTERN: ClassVar[str] = rf"^-?\d{{1,15}}(\.\d{{1,12}})?({_ALTERNATIVES})?$"

    text: str
    dimension: str
    base: Fraction

    @staticmethod
    def parse(text: str) -> "Quantity":
        """The quantity that `text` spells; raises InvalidValueError for anything else."""
        match = re.fullmatch(r"(-?\d{1,15}(?:\.\d{1,12})?)(.*)", text)
        if not match or match[2] not in _SUFFIXES:
            raise InvalidValueError(
                f"`{text}` is not a quantity", "write a number and a unit: `30ms`, `512MiB`, `95%`, `3`"
            )
        dimension, factor = _SUFFIXES[match[2]]
        return Quantity(text, dimension, Fraction(match[1]) * factor)

    def in_unit(self, unit: Unit) -> Decimal:
        """This quantity as a number of `unit`: `30ms` in seconds is 0.03.

        Raises InvalidValueError when the dimensions differ: a bare number for seconds, bytes for a share.
        """
        if self.dimension != unit.dimension:
            raise InvalidValueError(
                f"`{self.text}` does not measure {unit.value}",
                f"write {_EXAMPLES[unit.dimension]}, as the signal's unit is {unit.value}",
            )
        return Decimal(print_fraction(self.base / unit.base, digits=15))

    def __str__(self) -> str:
        return self.text
