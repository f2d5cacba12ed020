"""What an SLO promises, and the numbers that follow from it."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.values.duration import Duration
from slocompiler.values.share import Share
from slocompiler.values.value_error import InvalidValueError


class Objective(Struct, frozen=True, order=True):
    """The share of good events that is promised: above 0 % and below 100 %."""

    share: Share

    @staticmethod
    def parse(text: str) -> "Objective":
        """Raises InvalidValueError for what is not a share, and for 0 % and 100 %."""
        share = Share.parse(text)
        if share.ratio >= 1:
            raise InvalidValueError(
                f"an objective of {share} leaves no error budget",
                "write an objective below 100%, such as `99.9%`: at 100% the first failure breaks it for good",
            )
        if share.ratio <= 0:
            raise InvalidValueError(f"an objective of {share} promises nothing", "write an objective above 0%")
        return Objective(share)

    @property
    def ratio(self) -> Decimal:
        return self.share.ratio

    @property
    def budget(self) -> Decimal:
        """The error budget as a ratio: 1 - objective, exact (0.0005 for 99.95 %)."""
        return 1 - self.share.ratio

    def budget_time(self, window: Duration) -> Duration:
        """Total outage that the budget allows in `window`, rounded down to milliseconds: 21m36s for 99.95 % of 30d."""
        return Duration(int(self.budget * window.milliseconds))

    def __str__(self) -> str:
        return str(self.share)
