"""The failures that every detection table answers for."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.values import Share, print_fraction

_RATIOS = ("100%", "50%", "10%", "5%", "1%")
_BURNS = (2, 1)


class Failure(Struct, frozen=True):
    """An outage by its error ratio; `burn` is set where that is a multiple of the budget."""

    bad_ratio: Fraction
    burn: int | None = None

    @property
    def text(self) -> str:
        """`5 %`, or `2x the budget`."""
        if self.burn is not None:
            return f"{self.burn}x the budget"
        return f"{print_fraction(self.bad_ratio * 100)} %"


OUTAGES = tuple(Failure(Fraction(Share.parse(text).ratio)) for text in _RATIOS)


def slo_failures(budget: Fraction, baseline: Fraction = Fraction(0)) -> tuple[Failure, ...]:
    """The outages, and what burns the budget evenly in half of the window and in all of it, as far as ratios go.

    What is no worse than the baseline is no failure.
    """
    burns = (Failure(burn * budget, burn) for burn in _BURNS)
    return tuple(failure for failure in (*OUTAGES, *burns) if baseline < failure.bad_ratio <= 1)
