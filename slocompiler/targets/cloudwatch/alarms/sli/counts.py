"""Bad events and all events of a period."""

from typing import Protocol

from msgspec import Struct

from slocompiler.targets.cloudwatch.alarms.formula import Formula, math
from slocompiler.targets.cloudwatch.alarms.place import Place


class Counts(Struct, frozen=True):
    """How many events were bad, how many there were, and the error ratio of a period.

    CloudWatch takes a missing operand for 0 and drops a point that is divided by zero. So the ratio is 0 without bad
    events, and it is made 0 without any events: that time is not bad.
    """

    bad: Formula
    total: Formula
    ratio: Formula

    @staticmethod
    def of(bad: Formula, total: Formula) -> "Counts":
        return Counts(bad, total, math("IF(", total, " > 0, ", bad, " / ", total, ", 0)"))

    def guarded(self, least: int, *, idle_is_bad: bool = False) -> Formula:
        """The ratio, which is 0 with fewer than `least` bad events; with `idle_is_bad`, 1 without any event."""
        ratio = self.ratio if least < 1 else math("IF(", self.bad, f" >= {least}, ", self.ratio, ", 0)")
        return math("IF(", self.total, " > 0, ", ratio, ", 1)") if idle_is_bad else ratio


class Counted(Protocol):
    """Counts at one place, for periods of any length."""

    @property
    def place(self) -> Place: ...

    @property
    def are_events(self) -> bool:
        """Whether they are counts of metrics, so that a ratio of sums is the error ratio."""

    def over(self, period: int) -> Counts:
        """The counts of a period of so many seconds."""


class CountsAt(Struct, frozen=True):
    """Counts that are the same formula for every period."""

    place: Place
    counts: Counts
    are_events: bool = True

    def over(self, period: int) -> Counts:
        return self.counts


class MinutesAt(Struct, frozen=True):
    """A bad share that nothing weighs: every minute of a period is an event."""

    place: Place
    share: Formula
    are_events: bool = False

    def over(self, period: int) -> Counts:
        minutes = period // 60
        return Counts(math(self.share, f" * {minutes}"), math(str(minutes)), self.share)
