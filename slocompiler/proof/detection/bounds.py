"""How long an alert can take at most, wherever scrapes and evaluations fall."""

from fractions import Fraction
from math import ceil

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.condition import WindowTerm, window_terms
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.values import Duration


def latest_firing(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Duration | None:
    """The latest moment at which the alert fires in an outage that goes on; None when it may never fire.

    SEMANTICS 3: max over the windows of w (t - b) / (e - b), plus `for` rounded up to evaluations, plus one evaluation
    and one scrape; one scrape more when the error series may be born with the outage, one evaluation more where members
    of a composite are read, and what the recordings of a weighted window are late, mostly half of 5m less a scrape.
    Traffic is taken to be ample. A slice delays as much as its own ratio needs, a gauge not at all.
    """
    if any(_as_counted(scenario.bad_ratio, facts) <= term.threshold for term in window_terms(alert)):
        return None
    scrape, interval = facts.scrape.milliseconds, facts.interval.milliseconds
    filled = max(_filled(term, facts, scenario) for term in window_terms(alert))
    held = -(-alert.for_.milliseconds // interval) * interval
    born = scrape if scenario.birth is not Birth.LONG_AGO else 0
    return Duration(ceil(filled) + held + interval * (2 if facts.shape.lag else 1) + scrape + born)


def _filled(term: WindowTerm, facts: DetectionFacts, scenario: Scenario) -> Fraction:
    """Time until a window that fills evenly holds enough of the outage."""
    bad, base = _as_counted(scenario.bad_ratio, facts), _as_counted(scenario.baseline, facts)
    even = term.window.milliseconds * (term.threshold - base) / (bad - base)
    if facts.shape.is_raw(term.window):
        return even
    return even + _delay(facts, scenario, left=term.window.milliseconds - even)


def _as_counted(ratio: Fraction, facts: DetectionFacts) -> Fraction:
    """A slice is bad or it is not."""
    if facts.shape.counting is not Counting.SLICES:
        return ratio
    return Fraction(ratio > Fraction(facts.shape.slice_limit or 0))


def _delay(facts: DetectionFacts, scenario: Scenario, left: Fraction) -> Fraction:
    """How much later than the outage itself the recorded counts show it, when `left` of the window is not needed.

    A count over 5m rises to the new ratio in c = 5m - s, so the sum of many is c/2 late. When less than c/2 of the
    window is left, it must also lose those counts that were still rising, and that takes up to c.
    """
    if facts.shape.counting is Counting.MOMENTS:
        return Fraction(0)
    if facts.shape.counting is Counting.EVENTS:
        rise = Fraction(COUNT_WINDOW.milliseconds - facts.scrape.milliseconds)
        return rise / 2 if left >= rise / 2 else rise
    assert facts.shape.slice is not None
    assert facts.shape.slice_limit is not None
    limit = Fraction(facts.shape.slice_limit)
    if scenario.bad_ratio <= limit:
        return Fraction(0)
    return facts.shape.slice.milliseconds * (limit - scenario.baseline) / (scenario.bad_ratio - scenario.baseline)
