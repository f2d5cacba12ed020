"""The condition of a burn-rate alert at an evaluation."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.reading.verdict import Verdict
from slocompiler.proof.detection.readings import Readings
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.values import Duration

#: Whether an alert's expression has a sample at an evaluation (ms after the outage began).
Condition = Callable[[int], bool]
#: The same, with how long it stays so.
Judge = Callable[[int], Verdict]
_HALF = Fraction(1, 2)


class WindowTerm(Struct, frozen=True):
    """One comparison of an alert: the error ratio over `window` is above `threshold`."""

    window: Duration
    threshold: Fraction


def window_terms(alert: BurnAlertIr) -> tuple[WindowTerm, ...]:
    """Every comparison with an error ratio, the window that changes fastest first."""
    terms = [WindowTerm(alert.short, Fraction(alert.threshold)), WindowTerm(alert.long, Fraction(alert.threshold))]
    if alert.still_burning is not None:
        terms.append(WindowTerm(alert.still_burning.window, Fraction(alert.still_burning.threshold)))
    return tuple(sorted(terms, key=lambda term: term.window))


def longest_window(alerts: Iterable[BurnAlertIr]) -> Duration:
    """The longest window that any of the alerts reads."""
    return max(term.window for alert in alerts for term in window_terms(alert))


def is_out_of_reach(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> bool:
    """Whether a threshold is above every ratio of the scenario, so that nothing needs to be followed.

    A window reads a mean of what happened, except where counts are whole or slices are either bad or not. Of whole
    events, the long window with the 5m that counts look back holds at most one more than comes on average.
    """
    counting, worst = facts.shape.counting, max(scenario.baseline, scenario.bad_ratio)
    if counting is Counting.SLICES or (counting is Counting.MOMENTS and scenario.traffic is not None):
        return False
    if scenario.traffic is not None:
        seconds = Fraction(alert.long.milliseconds + COUNT_WINDOW.milliseconds, 1000)
        return scenario.traffic.per_second * worst * seconds + 1 < alert.min_failures - _HALF
    return any(worst <= term.threshold for term in window_terms(alert))


def burn_condition(alert: BurnAlertIr, readings: Readings) -> Judge:
    """All windows above their thresholds, and enough failures in the long one (SEMANTICS 3 and 4).

    The rule asks for half a failure less than `min_failures`, as extrapolated counts are no whole numbers.
    """
    # The longest window first: it decides most often, and changes least.
    terms = [readings.above(term.window, term.threshold) for term in reversed(window_terms(alert))]
    if alert.min_failures:
        terms.append(readings.more_failures(alert.long, alert.min_failures - _HALF))
    return lambda moment: _all(terms, moment)


def _all(terms: list[Judge], moment: int) -> Verdict:
    """True until the first of them is not; false at least as long as the first that is."""
    until: int | None = None
    for judge in terms:
        is_true, stays = judge(moment)
        if not is_true:
            return False, stays
        until = stays if until is None else min(until, stays)
    assert until is not None, "an alert compares something"
    return True, until
