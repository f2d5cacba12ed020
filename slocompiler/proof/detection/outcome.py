"""What became of an alert."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.values import Duration


class Period(Struct, frozen=True):
    """One time of firing, from the evaluation at which the alert fires to that at which it no longer does.

    Both count from the beginning of the outage. `resets` None: it fires as long as the outage lasts.
    """

    fires: Duration
    resets: Duration | None


class Firing(Struct, frozen=True):
    """An alert that fires. `budget_spent`: share of the error budget gone when it first does (above 1: overspent)."""

    periods: tuple[Period, ...]
    budget_spent: Fraction

    @property
    def fires(self) -> Duration:
        return self.periods[0].fires

    @property
    def resets(self) -> Duration | None:
        """When it last stops firing."""
        return self.periods[-1].resets

    def fires_within(self, start: Duration, end: Duration | None) -> bool:
        """Whether it begins to fire later than `start`, and not after `end`."""
        return any(start < period.fires and (end is None or period.fires <= end) for period in self.periods)


class Never(Struct, frozen=True):
    """An alert that does not fire."""


Outcome = Firing | Never
