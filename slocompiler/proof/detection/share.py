"""A share of two whole numbers, not reduced: thousands are compared for each answer."""

from fractions import Fraction

#: Bad and all, in the same unit.
BadOfAll = tuple[int, int]


def exceeds(counted: BadOfAll | None, threshold: Fraction) -> bool:
    """Whether there is a ratio at all and it is above the threshold: `errors / (events > 0) > threshold`."""
    if counted is None:
        return False
    bad, all_ = counted
    return all_ > 0 and bad * threshold.denominator > threshold.numerator * all_
