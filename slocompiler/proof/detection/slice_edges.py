"""From when to when slices of time are bad."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.sli_shape import Counting, SliShape


class SliceEdges(Struct, frozen=True):
    """Slices that end between these moments (ms after the outage began) are bad; `ends` None: it goes on.

    `begins` is after `ends` where no slice is bad.
    """

    begins: Fraction
    ends: Fraction | None


def slice_edges(scenario: Scenario, shape: SliShape) -> SliceEdges | None:
    """None where no slices are counted.

    A slice of events of length v is bad when its error ratio is above a limit x: from v (x - b) / (e - b) after the
    beginning to v (e - x) / (e - b) after the end, when an error ratio goes from b to e for v or longer. A slice of a
    gauge is bad when any moment in it was: from the beginning to v after the end.
    """
    if shape.slice is None:
        return None
    length, lasts = shape.slice.milliseconds, None if scenario.lasts is None else scenario.lasts.milliseconds
    if shape.counting is Counting.MOMENTS:
        return SliceEdges(Fraction(0), None if lasts is None else Fraction(lasts + length))
    limit, base, bad = Fraction(shape.slice_limit or 0), scenario.baseline, scenario.bad_ratio
    if bad <= limit:
        return SliceEdges(Fraction(1), Fraction(0))
    begins = length * max(Fraction(0), limit - base) / (bad - base)
    if lasts is None:
        return SliceEdges(begins, None)
    if lasts < begins:
        return SliceEdges(Fraction(1), Fraction(0))
    full = length * (bad - limit) / (bad - base)
    return SliceEdges(begins, lasts + full if lasts >= length else length + lasts - begins)
