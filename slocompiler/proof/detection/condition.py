"""The condition of a burn-rate alert at an evaluation."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.readings import Reading, Readings
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.share import exceeds
from slocompiler.proof.detection.sli_shape import Counting
from slocompiler.values import Duration

#: Whether an alert's expression has a sample at an evaluation (ms after the outage began).
Condition = Callable[[int], bool]
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

    A window reads a mean of what happened, except where counts are whole or slices are either bad or not.
    """
    if scenario.traffic is not None or facts.shape.counting is Counting.SLICES:
        return False
    worst = max(scenario.baseline, scenario.bad_ratio)
    return any(worst <= term.threshold for term in window_terms(alert))


def burn_condition(alert: BurnAlertIr, readings: Readings) -> Condition:
    """All windows above their thresholds, and enough failures in the long one (SEMANTICS 3 and 4).

    The rule asks for half a failure less than `min_failures`, as extrapolated counts are no whole numbers.
    """
    terms: list[tuple[Reading, Fraction]] = [
        (readings.ratio(term.window), term.threshold) for term in window_terms(alert)
    ]

    def is_true(moment: int) -> bool:
        if not all(exceeds(reading.at(moment), threshold) for reading, threshold in terms):
            return False
        failures = readings.failures(alert.long, moment) if alert.min_failures else None
        return failures is None or failures > alert.min_failures - _HALF

    return is_true
