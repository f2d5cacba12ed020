"""What an alert makes of an incident."""

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct

from slocompiler.proof.detection.outcome import Period
from slocompiler.values import Duration


class Peak(Struct, frozen=True):
    """How near an alert came that did not fire: `reach` is its value over its limit, 1 or more when it was beyond.

    `text`: in words, with both numbers.
    """

    reach: Fraction
    text: str


class Reaction(Struct, frozen=True):
    """`name`: as the spec calls the alert (`availability/fast`); `slo`: the SLO that it belongs to.

    `periods`: when it fires, counted from the beginning of the incident, which falls right after a scrape and an
    evaluation; `at_most`: when it fires wherever the incident begins. None or empty: it does not.
    `look`: how near it came where it did not fire; that takes as long as all the rest, and is seldom asked for.
    """

    name: str
    slo: str | None
    periods: tuple[Period, ...]
    at_most: Duration | None
    look: Callable[[], Peak] | None = None

    @property
    def peak(self) -> Peak | None:
        return None if self.look is None else self.look()

    def answers(self, name: str) -> bool:
        """Whether a name in `expect` means this alert: its own, or that of its SLO."""
        return name in (self.name, self.slo)


class Unmodelled(Struct, frozen=True):
    """An alert of which nobody can say what it makes of the incident, and why."""

    name: str
    slo: str | None
    reason: str

    def answers(self, name: str) -> bool:
        return name in (self.name, self.slo)
