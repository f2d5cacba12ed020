"""A service's counters, as Prometheus scrapes them."""

from collections.abc import Callable
from fractions import Fraction
from math import lcm

from msgspec import Struct

from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.scenario import Birth, Scenario


class Counter(Struct, frozen=True):
    """One counter. `value` is whole at every moment, and relative unless `is_from_zero`.

    `born` and `died`: the moments of the first and the last sample; None: outside of every window. `is_from_zero`:
    values are what is exposed, so that `rate` extrapolates down to 0 and no further.
    """

    value: Callable[[int], int]
    born: int | None
    is_from_zero: bool
    died: int | None = None


class Steady(Struct, frozen=True):
    """Counters without whole events, of series that did not begin at 0.

    Every ms brings `scale` events, and between `lowest` and `highest` bad ones. `bad` counts these.
    """

    bad: Callable[[int], int]
    scale: int
    lowest: int
    highest: int


class Counters(Struct, frozen=True):
    """All events and the bad ones of a service; both count in units of `unit` events (None: no absolute number).

    `bad` None: the series does not begin within the outage. `steady` is set where that is what they are.
    """

    events: Counter
    bad: Counter | None
    unit: Fraction | None
    steady: Steady | None = None


def counters_of(scenario: Scenario, scrapes: Grid) -> Counters:
    """The counters that a scenario makes."""
    born = None if scenario.history is None else scrapes.at_or_after(-scenario.history.milliseconds)
    count_events, count_bad, unit = _whole(scenario) if scenario.traffic else _continuous(scenario)
    events = Counter(count_events, born, is_from_zero=False)
    if scenario.birth is Birth.LONG_AGO:
        steady = _steady(scenario, count_bad) if unit is None else None
        return Counters(events, Counter(count_bad, born, is_from_zero=False), unit, steady)
    if scenario.birth is Birth.AT_ZERO:
        return Counters(events, Counter(count_bad, born, is_from_zero=True), unit)
    first = _first_bad(scenario, scrapes, count_bad)
    return Counters(events, None if first is None else Counter(count_bad, first, is_from_zero=True), unit)


def _continuous(scenario: Scenario) -> tuple[Callable[[int], int], Callable[[int], int], None]:
    """One event in each ms, in units that make every ratio of the scenario whole."""
    scale, bad_time = _scaled_bad_time(scenario)
    return (lambda moment: moment * scale), bad_time, None


def _steady(scenario: Scenario, bad_time: Callable[[int], int]) -> Steady:
    scale = _scale(scenario)
    ratios = [int(ratio * scale) for ratio in (scenario.baseline, scenario.bad_ratio)]
    return Steady(bad_time, scale, min(ratios), max(ratios))


def _whole(scenario: Scenario) -> tuple[Callable[[int], int], Callable[[int], int], Fraction]:
    """Whole events at equal distances, and of these as many bad ones as are complete."""
    assert scenario.traffic is not None
    scale, bad_time = _scaled_bad_time(scenario)
    per_ms = scenario.traffic.per_second / 1000

    def events(moment: int) -> int:
        return per_ms.numerator * moment // per_ms.denominator

    def bad(moment: int) -> int:
        return per_ms.numerator * bad_time(moment) // (per_ms.denominator * scale)

    return events, bad, Fraction(1)


def _scaled_bad_time(scenario: Scenario) -> tuple[int, Callable[[int], int]]:
    """A scale, and `Scenario.bad_time` times that scale in whole numbers: it is asked for at every sample."""
    scale = _scale(scenario)
    usual, outage = int(scenario.baseline * scale), int(scenario.bad_ratio * scale)
    lasts = None if scenario.lasts is None else scenario.lasts.milliseconds

    def bad_time(moment: int) -> int:
        if moment <= 0:
            return usual * moment
        within = moment if lasts is None or moment < lasts else lasts
        return outage * within + usual * (moment - within)

    return scale, bad_time


def _scale(scenario: Scenario) -> int:
    return lcm(scenario.baseline.denominator, scenario.bad_ratio.denominator)


def _first_bad(scenario: Scenario, scrapes: Grid, count_bad: Callable[[int], int]) -> int | None:
    """The first scrape that sees a bad event. The count grows evenly, so the moment of the first one is known."""
    if not scenario.bad_ratio:
        return None
    per_ms = scenario.bad_ratio * (scenario.traffic.per_second / 1000 if scenario.traffic else 1)
    wait = int(1 / per_ms) if scenario.traffic else 0
    moment = scrapes.after(0) if not scenario.traffic else scrapes.at_or_after(wait)
    while count_bad(moment) <= 0:
        if scenario.is_over(moment):
            return None
        moment += scrapes.step
    return moment
