"""Event rates: `600/s`, `3/m`, `1/h`."""

import re
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from slocompiler.values.numbers import print_fraction
from slocompiler.values.value_error import InvalidValueError

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Rate(Struct, frozen=True, order=True):
    """Events over time, held as events per second."""

    PATTERN: ClassVar[str] = r"^\d{1,12}(\.\d{1,9})?/[smhd]$"

    per_second: Fraction

    @staticmethod
    def parse(text: str) -> "Rate":
        """The rate that `text` spells; raises InvalidValueError with the right spelling."""
        if not re.fullmatch(Rate.PATTERN, text):
            bare = re.fullmatch(r"\d+(\.\d+)?", text)
            hint = (
                f"write what it is per: `{text}/s`, `{text}/m` or `{text}/h`"
                if bare
                else "write `600/s`, `3/m` or `1/h`"
            )
            raise InvalidValueError(f"`{text}` is not a rate", hint)
        count, unit = text.split("/")
        return Rate(Fraction(count) / _SECONDS[unit])

    def __str__(self) -> str:
        for unit, seconds in _SECONDS.items():
            if (self.per_second * seconds).denominator == 1:
                return f"{self.per_second * seconds}/{unit}"
        return f"{print_fraction(self.per_second)}/s"
