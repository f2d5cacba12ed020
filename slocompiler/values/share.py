"""Shares of a whole: always written with `%`."""

import re
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from slocompiler.values.numbers import print_number
from slocompiler.values.value_error import InvalidValueError


class Share(Struct, frozen=True, order=True):
    """A share from 0 % up, held as an exact ratio: `99.95%` is 0.9995."""

    PATTERN: ClassVar[str] = r"^\d{1,3}(\.\d{1,12})?%$"

    ratio: Decimal

    @staticmethod
    def parse(text: str) -> "Share":
        """The share that `text` spells; raises InvalidValueError with the right spelling."""
        if not re.fullmatch(Share.PATTERN, text):
            raise InvalidValueError(f"`{text}` is not a share", _help_for(text))
        return Share(Decimal(text[:-1]).scaleb(-2))

    @property
    def percent(self) -> Decimal:
        return self.ratio.scaleb(2)

    def __str__(self) -> str:
        return f"{print_number(self.percent)}%"


def _help_for(text: str) -> str:
    compact = text.replace(" ", "").replace(",", ".")
    if re.fullmatch(Share.PATTERN, compact):
        return f"write `{compact}`"
    if re.fullmatch(r"\d+(\.\d+)?", compact):
        number = Decimal(compact)
        if number < 1:
            return f"shares are written with `%`: `{print_number(number.scaleb(2))}%`"
        if number == 1:
            return "shares are written with `%`: is it `1%` or `100%`?"
        return f"shares are written with `%`: `{print_number(number)}%`"
    return "write a number from 0 to 100 and `%`: `99.95%`"
