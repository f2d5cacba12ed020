"""Event rates: `600/s`, `3/m`, `1/h`, `1/d`, `10/week`."""

import re
from fractions import Fraction
from typing import ClassVar

from msgspec import Struct

from slocompiler.values.numbers import print_fraction
from slocompiler.values.value_error import InvalidValueError

#: The one spelling of each unit.
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "week": 604_800}
#: What people write instead.
_MEANT = {
    "sec": "s", "second": "s", "min": "m", "minute": "m", "hour": "h", "day": "d", "w": "week", "wk": "week",
}  # fmt: skip


class Rate(Struct, frozen=True, order=True):
    """Events over time, held as events per second."""

    PATTERN: ClassVar[str] = r"^\d{1,12}(\.\d{1,9})?/([smhd]|week)$"

    per_second: Fraction

    @staticmethod
    def parse(text: str) -> "Rate":
        """The rate that `text` spells; raises InvalidValueError with the right spelling."""
        if not re.fullmatch(Rate.PATTERN, text):
            raise InvalidValueError(f"`{text}` is not a rate", _help_for(text))
        count, unit = text.split("/")
        return Rate(Fraction(count) / _SECONDS[unit])

    @property
    def per_week(self) -> Fraction:
        return self.per_second * _SECONDS["week"]

    @property
    def counted(self) -> tuple[int, int] | None:
        """Whole events in so many seconds, by the first unit that gives a whole number: `1/h` is 1 in 3600."""
        for seconds in _SECONDS.values():
            count = self.per_second * seconds
            if count.denominator == 1:
                return int(count), seconds
        return None

    def __str__(self) -> str:
        for unit, seconds in _SECONDS.items():
            if (self.per_second * seconds).denominator == 1:
                return f"{self.per_second * seconds}/{unit}"
        return f"{print_fraction(self.per_second)}/s"


def _help_for(text: str) -> str:
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return f"write what it is per: `{text}/s`, `{text}/m` or `{text}/h`"
    count, _, unit = text.replace(" ", "").lower().partition("/")
    meant = f"{count}/{_MEANT.get(unit, unit)}"
    return f"write `{meant}`" if re.fullmatch(Rate.PATTERN, meant) else "write `600/s`, `3/m`, `1/h` or `10/week`"
