"""OpenSLO's shorthand for durations."""

import re

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.values import Duration

_SHORTHAND = re.compile(r"(\d{1,6})([mhdwMQY])")
_MINUTES = {"m": 1, "h": 60, "d": 1440, "w": 10_080, "M": 43_200, "Q": 129_600, "Y": 525_600}


class Shorthand(Struct, frozen=True):
    """A count of a unit; `length` is nominal for months (30d), quarters (90d) and years (365d)."""

    count: int
    unit: str

    @property
    def length(self) -> Duration:
        return Duration.of(minutes=self.count * _MINUTES[self.unit])

    @property
    def is_exact(self) -> bool:
        return self.unit not in "MQY"

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"


def read_shorthand(fields: Fields, found: Found, *, bare_minutes: bool = False) -> Shorthand | None:
    """The duration; None for anything else (which is reported). `bare_minutes`: a number alone is one of minutes."""
    match = _SHORTHAND.fullmatch(found.text)
    if match is None and bare_minutes and re.fullmatch(r"\d{1,6}", found.text):
        match = _SHORTHAND.fullmatch(f"{found.text}m")
    if match is None:
        help = "write a whole number and one unit: `5m`, `1h`, `30d`, `4w`, `1M`, `1Q`, `1Y`"
        fields.wrong(found.span, f"`{found.text[:40]}` is no duration of OpenSLO", help)
        return None
    shorthand = Shorthand(int(match[1]), match[2])
    if not shorthand.count:
        fields.wrong(found.span, f"`{found.text}` is no time at all", "write `1m` or more")
        return None
    return shorthand
