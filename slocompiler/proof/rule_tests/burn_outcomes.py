"""What the burn-rate alerts of an SLO make of a test, evaluation by evaluation."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.alert_state import Holding, firing_times, step_by_step
from slocompiler.proof.detection.condition import window_terms
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.rule_tests.sli_counts import SliCounts
from slocompiler.values import Duration

_HALF = Decimal("0.5")
#: A limit that is met exactly is passed with one of these scales and not with the other: rounding would decide.
NUDGES = (Fraction(1_000_001, 1_000_000), Fraction(999_999, 1_000_000))


def burn_periods(
    alert: BurnAlertIr, counts: SliCounts, ends: int, scale: Fraction = Fraction(1), unit: Fraction = Fraction(1)
) -> tuple[Period, ...]:
    """The times of firing up to `ends`, in ms of the test.

    `scale` multiplies every limit; `unit`: so many events stand behind one that is counted.
    """
    terms = [(term.window.milliseconds, term.threshold * scale) for term in reversed(window_terms(alert))]
    least = scale * Fraction(alert.min_failures - _HALF) if alert.min_failures else None

    def is_true(moment: int) -> bool:
        if not all(_exceeds(counts, window, threshold, moment) for window, threshold in terms):
            return False
        return least is None or counts.summed(alert.long.milliseconds, moment)[0] * unit > least

    holding = Holding(alert.for_.milliseconds, alert.keep_firing_for.milliseconds)
    return periods_of(firing_times(step_by_step(is_true), range(0, ends + 1, counts.interval), holding))


def periods_of(edges: Iterator[tuple[int, bool]]) -> tuple[Period, ...]:
    """Moments at which an alert begins to fire and stops, as times of firing."""
    found: list[Period] = []
    for moment, fires in edges:
        if fires:
            found.append(Period(Duration(moment), None))
        else:
            found[-1] = Period(found[-1].fires, Duration(moment))
    return tuple(found)


def _exceeds(counts: SliCounts, window: int, threshold: Fraction, moment: int) -> bool:
    found = counts.over(window, moment)
    if found is None or found[1] <= 0:
        return False
    bad, every = found
    # `bad > threshold * every` in whole numbers: a product of fractions would be reduced first, a thousand times.
    left = bad.numerator * threshold.denominator * every.denominator
    return left > threshold.numerator * every.numerator * bad.denominator
