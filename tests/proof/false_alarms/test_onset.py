"""The formula against an independent simulation, and against what can be known without one."""

from fractions import Fraction
from math import exp, factorial

import pytest

from slocompiler.proof.false_alarms.estimate import MARGIN
from slocompiler.proof.false_alarms.onset import Holding, Window, firings
from slocompiler.proof.false_alarms.poisson import binomial, poisson
from slocompiler.proof.false_alarms.thresholds import RatioWindow, Traffic, exceeds, ratio_firings
from tests.proof.false_alarms.chance import STEP, Case, Term, simulated

DAY = 86_400
AT_ONCE = Holding(0, 0, 30)


def expected(case: Case, days: int) -> float:
    longest = max(term.seconds for term in case.terms)
    windows = [
        RatioWindow(
            term.seconds - STEP * term.is_raw,
            Fraction(str(term.threshold)),
            case.min_failures if term.seconds == longest else 0,
        )
        for term in case.terms
    ]
    return ratio_firings(windows, Traffic(case.events, case.baseline), Holding(case.for_, case.keep, STEP)) * days * DAY


def fast(threshold: float) -> tuple[Term, ...]:
    return Term(300, threshold), Term(3600, threshold)


FAST, ONE = fast(0.0144), (Term(300, 0.01),)
MEDIUM = (Term(300, 0.001), Term(1800, 0.006), Term(21_600, 0.006, False))
#: SEMANTICS: a 99.9 % objective at a request a minute, half its budget spent by single failures, fires P0 25 times in
#: 30 days, and 47 times when all of it is; five failures asked for, never.
CASES = {
    "P0 without a guard, half the budget": (Case(FAST, 1 / 60, 0.0005, keep=900), 120),
    "P0 without a guard, all of it": (Case(FAST, 1 / 60, 0.001, keep=900), 120),
    "P0 near one failure": (Case(FAST, 1.2 / (0.0144 * 3570), 0.0005), 120),
    "P0 with a guard": (Case(FAST, 0.05, 0.004, keep=900, min_failures=5), 60),
    "P0 with more failures": (Case(FAST, 0.03, 0.008, keep=900, min_failures=5), 60),
    "P1": (Case(MEDIUM[1:], 1 / 60, 0.001, 900, 900), 120),
    "three windows": (Case(MEDIUM, 0.05, 0.005, 120, 900, 5), 60),
    "one window": (Case(ONE, 1, 0.001), 60),
    "one window, five requests a second": (Case(ONE, 5, 0.004), 60),
    "one window, at once": (Case(ONE, 1, 0.001, 0), 30),
    "one window, jittering between one failure and two": (Case(ONE, 1.02 / 2.7, 0.001, 0), 30),
    "one window, between two and three": (Case(ONE, 2.05 / 2.7, 0.001), 60),
}


@pytest.mark.parametrize(("case", "days"), CASES.values(), ids=CASES)
def test_an_upper_estimate_and_no_wild_one(case: Case, days: int) -> None:
    """With its margin the estimate is above what happens, and without it at most three times as much.

    Both with room for chance: three standard deviations of the number of firings.
    """
    seen, estimate = simulated(case, days, 7), expected(case, days)
    noise = 3 * max(1.0, seen) ** 0.5
    assert seen - noise <= MARGIN * estimate, (seen, estimate)
    assert estimate <= 3 * (seen + noise), (seen, estimate)
    assert seen > 0


#: Firings a day near the threshold, `for` 2m: mean error ratio over theta, requests a second, measured (SEMANTICS 3).
FLAPPING = [(0.9, 1, 52), (0.9, 10, 12), (0.9, 100, 0), (1.0, 1, 79), (1.0, 10, 70), (1.1, 1, 107), (1.5, 1, 95)]


@pytest.mark.parametrize(("burn", "events", "measured"), FLAPPING)
def test_flapping_near_the_threshold(burn: float, events: float, measured: int) -> None:
    """Within a factor of three of what was measured, and not below half of it."""
    estimate = expected(Case(fast(0.0072), events, 0.0072 * burn), 1)
    assert measured / 2 <= estimate <= 3 * measured + 1, estimate


def test_one_window_is_the_rate_at_which_it_fills() -> None:
    mean, rate = 0.5, 0.5 / 300
    found = firings([Window(300, 3)], rate, AT_ONCE)
    assert found == pytest.approx(rate * exp(-mean) * mean**2 / factorial(2), rel=1e-9)


def test_a_longer_window_that_asks_for_no_more_changes_nothing() -> None:
    alone = firings([Window(300, 3)], 0.002, AT_ONCE)
    assert firings([Window(300, 3), Window(3600, 3)], 0.002, AT_ONCE) == pytest.approx(alone, rel=1e-9)
    assert firings([Window(300, 3), Window(3600, 3), Window(7200, 3)], 0.002, AT_ONCE) == pytest.approx(alone, rel=1e-9)
    assert firings([Window(300, 1), Window(3600, 3)], 0.002, AT_ONCE) > 3 * alone


@pytest.mark.parametrize("change", ["for", "least", "third"])
def test_what_makes_an_alert_quieter(change: str) -> None:
    windows, holding = [Window(300, 2), Window(3600, 5)], Holding(0, 0, 30)
    loud = firings(windows, 0.002, holding)
    match change:
        case "for":
            quiet = [firings(windows, 0.002, Holding(for_, 0, 30)) for for_ in (60, 120, 240, 300, 600)]
        case "least":
            quiet = [firings([windows[0], Window(3600, least)], 0.002, holding) for least in (6, 8, 12)]
        case _:
            quiet = [firings([*windows, Window(7200, least)], 0.002, holding) for least in (8, 12, 20)]
    assert [loud, *quiet] == sorted([loud, *quiet], reverse=True)
    assert quiet[-1] < loud / 3


def test_an_alert_is_busy_while_it_fires() -> None:
    always = [Window(300, 1)]
    assert firings(always, 1.0, Holding(120, 900, 30)) == 1 / 1050
    assert firings(always, 0.0, AT_ONCE) == 0
    assert firings([Window(300, 1000)], 0.01, AT_ONCE) == 0


def test_many_failures_are_counted_in_bundles() -> None:
    """Two standard deviations above the mean, with 19,000 failures in an hour counted singly, and with 21,000 not."""
    few, many = (
        firings([Window(3600, round(mean + 2 * mean**0.5))], mean / 3600, AT_ONCE) for mean in (19_000, 21_000)
    )
    assert many == pytest.approx(few * (21 / 19) ** 0.5, rel=0.05)
    assert firings([Window(3600, 10**13), Window(7200, 10**13)], 1e12, AT_ONCE) == pytest.approx(1 / 30)
    assert firings([Window(3600, 10**17)], 1e12, AT_ONCE) == 0


def test_distributions() -> None:
    assert sum(poisson(3.5).pmf) == pytest.approx(1)
    assert poisson(3.5).at_least(0) == 1
    assert poisson(3.5).at_least(2) == pytest.approx(1 - exp(-3.5) * 4.5)
    assert poisson(10_000).at_least(10_000) == pytest.approx(0.5, abs=0.01)
    assert poisson(10_000).exactly(0) == poisson(10_000).at_least(10**6) == 0
    assert poisson(0.0).exactly(0) == 1
    assert binomial(2, 0.25) == pytest.approx((0.5625, 0.375, 0.0625))
    assert [exceeds(Fraction("0.0144"), events) for events in (0, 69, 70)] == [1, 1, 2]
