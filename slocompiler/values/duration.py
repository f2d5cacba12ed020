"""Durations as Prometheus writes them: `30ms`, `5m`, `1h30m`, `30d`."""

import re
from functools import lru_cache
from typing import ClassVar

from msgspec import Struct

from slocompiler.values.value_error import InvalidValueError

_MILLISECONDS = {"w": 604_800_000, "d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
_PRINTED_UNITS = ("d", "h", "m", "s", "ms")
_PATTERN = r"(\d{1,9}w)?(\d{1,9}d)?(\d{1,9}h)?(\d{1,9}m)?(\d{1,9}s)?(\d{1,9}ms)?"
_PARTS = re.compile(r"(\d+)(ms|[wdhms])")
_FULL = re.compile(_PATTERN)


class Duration(Struct, frozen=True, order=True):
    """A length of time, in whole milliseconds."""

    #: What a spec may write, anchored, for the JSON Schema. A single empty text is excluded by the lookahead.
    PATTERN: ClassVar[str] = rf"^(?=\d){_PATTERN}$"

    milliseconds: int

    @staticmethod
    def parse(text: str) -> "Duration":
        """The duration that `text` spells.

        Raises InvalidValueError for anything else, with the unit that was probably meant.
        """
        if not text or not _FULL.fullmatch(text):
            raise InvalidValueError(f"`{text}` is not a duration", _help_for(text))
        return Duration(sum(int(count) * _MILLISECONDS[unit] for count, unit in _PARTS.findall(text)))

    @staticmethod
    def of(*, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> "Duration":
        return Duration(
            days * _MILLISECONDS["d"]
            + hours * _MILLISECONDS["h"]
            + minutes * _MILLISECONDS["m"]
            + seconds * _MILLISECONDS["s"]
        )

    @property
    def seconds(self) -> float:
        return self.milliseconds / 1000

    @property
    def whole_seconds(self) -> int:
        """Seconds, rounded up."""
        return -(-self.milliseconds // 1000)

    @property
    def rounded_up(self) -> "Duration":
        """Whole seconds, rounded up."""
        return Duration(self.whole_seconds * 1000)

    def __str__(self) -> str:
        """Canonical text, weeks as days: Prometheus reads it, and it names recorded series (`ratio_rate30d`)."""
        return _print(self.milliseconds, _PRINTED_UNITS)

    @property
    def human(self) -> str:
        """Text for people: whole days as days (`5d`), else hours (`50h`), minutes and seconds (`21m36s`)."""
        day = _MILLISECONDS["d"]
        if self.milliseconds >= day and self.milliseconds % day == 0:
            return _print(self.milliseconds, ("d",))
        return _print(self.milliseconds, ("h", "m", "s", "ms"))


@lru_cache(maxsize=1024)
def _print(milliseconds: int, units: tuple[str, ...]) -> str:
    rest, parts = milliseconds, []
    for unit in units:
        count, rest = divmod(rest, _MILLISECONDS[unit])
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"


def _help_for(text: str) -> str:
    if re.fullmatch(r"\d+", text):
        return f"write the unit: `{text}s` for seconds, `{text}m` for minutes"
    if re.fullmatch(r"\d+(M|mo|month|months)", text):
        return "a month has no fixed length: write `30d`, or `calendar-month` for an SLO window"
    if re.fullmatch(r"\d+(y|Y|year|years)", text):
        return "a year has no fixed length: write `365d`"
    if re.fullmatch(r"\d+\.\d+\w+", text):
        return "write whole numbers: `1h30m`, not `1.5h`"
    if re.fullmatch(_PATTERN, text.replace(" ", "").lower()):
        return f"write `{text.replace(' ', '').lower()}`"
    return "write whole numbers with units from large to small: `30s`, `5m`, `1h30m`, `30d`, `4w`"
