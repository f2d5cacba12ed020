"""What happens to a service, as far as its counters tell."""

from enum import Enum
from fractions import Fraction

from msgspec import Struct

from slocompiler.values import Duration, Rate

_NOTHING = Duration(0)


class Birth(Enum):
    """When the series of bad events began, and at which count.

    `rate` does not extrapolate below 0, and it loses the first increment of a series that begins with it, so each of
    the three reads a little differently for the length of a window.
    """

    LONG_AGO = "long ago, with a high count"
    AT_ZERO = "before the outage, still at 0"
    WITH_FIRST_ERROR = "with the first bad event"


class Scenario(Struct, frozen=True):
    """The error ratio is `baseline`, then `bad_ratio` from time 0 for `lasts` (None: for ever), then `baseline` again.

    Traffic is constant. `traffic` None: so much of it that counts are no whole numbers and no guard on failures
    matters; with a rate, events and bad events are whole ones, and the first comes 1/rate after time 0.
    `history`: how long before time 0 the series and recordings begin; None: longer than any window.
    The outage begins `since_scrape` after a scrape, and `until_evaluation` before an evaluation.
    """

    bad_ratio: Fraction
    baseline: Fraction = Fraction(0)
    lasts: Duration | None = None
    traffic: Rate | None = None
    history: Duration | None = None
    since_scrape: Duration = _NOTHING
    until_evaluation: Duration = _NOTHING
    birth: Birth = Birth.LONG_AGO

    def __post_init__(self) -> None:
        if not 0 <= self.baseline <= 1 or not 0 <= self.bad_ratio <= 1:
            raise ValueError("ratios lie between 0 and 1")
        if self.birth is not Birth.LONG_AGO and self.baseline:
            raise ValueError("a service with a baseline of errors has had its error series for long")

    def is_over(self, moment: int) -> bool:
        return self.lasts is not None and moment > self.lasts.milliseconds

    def bad_time(self, moment: int) -> Fraction:
        """The error ratio summed up over time from 0 to `moment`, in ms; below 0 before the outage."""
        if moment <= 0:
            return self.baseline * moment
        outage = moment if self.lasts is None else min(moment, self.lasts.milliseconds)
        return self.bad_ratio * outage + self.baseline * (moment - outage)
