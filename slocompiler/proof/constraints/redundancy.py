"""Entries of a policy that never tell anything first.

Entry B is redundant beside A when A is no less urgent, its burn no higher and its `for` no longer, and both of A's
windows lie between B's short and its long one. For then, in a failure of any ratio, length and traffic, A is true
whenever B is:

    Let the error ratio be e for a time D, and b before and after. What share of the last w it fills, overlap(w) / w, is
    0 up to some w, then grows, and then falls as D / w: as a function of w it has one peak. So on any stretch of
    windows it is least at an end, and every window between B's short and B's long one has at least the lesser of their
    ratios. B is true: both are above its threshold, so A's two windows are above it too, and A's is no higher.

"Still burning" of A is one more such window, with the budget as its threshold. `min_failures` is counted in the long
window: A's shorter one holds as many when the lowest traffic brings them at B's threshold.
"""

from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr, StillBurningIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.values import Duration


class Urgency(Struct, frozen=True):
    """An alert and how urgent it is: 1 is most."""

    alert: BurnAlertIr
    rank: int


def what_makes_redundant(entry: Urgency, others: tuple[Urgency, ...], facts: DetectionFacts) -> BurnAlertIr | None:
    """The alert beside which an entry never tells anything first; of two equal ones only the later is redundant."""
    for other in others:
        if other.alert.entry == entry.alert.entry or not _covers(other, entry, facts):
            continue
        is_mutual = _covers(entry, other, facts)
        if not is_mutual or others.index(other) < others.index(entry):
            return other.alert
    return None


def _covers(first: Urgency, second: Urgency, facts: DetectionFacts) -> bool:
    """Whether the first alert is true whenever the second is, no less urgent, and waits no longer."""
    a, b = first.alert, second.alert
    return (
        first.rank <= second.rank
        and a.threshold <= b.threshold
        and a.for_ <= b.for_
        and b.short <= a.short < a.long <= b.long
        and _still_burns(a.still_burning, b)
        and _has_failures(a, b, facts)
    )


def _still_burns(still: StillBurningIr | None, b: BurnAlertIr) -> bool:
    if still is None:
        return True
    if b.still_burning is not None and b.still_burning.window == still.window:
        return still.threshold <= max(b.threshold, b.still_burning.threshold)
    return still.threshold <= b.threshold and b.short <= still.window <= b.long


def _has_failures(a: BurnAlertIr, b: BurnAlertIr, facts: DetectionFacts) -> bool:
    if a.min_failures == 0 or (a.long == b.long and a.min_failures <= b.min_failures):
        return True
    if facts.low is None:
        return a.min_failures <= b.min_failures
    return _failures(facts, a.long, Fraction(b.threshold)) >= a.min_failures + 1


def _failures(facts: DetectionFacts, window: Duration, ratio: Fraction) -> Fraction:
    """Failures that a window holds at low traffic."""
    assert facts.low is not None
    return facts.low.per_second * ratio * window.milliseconds / 1000
