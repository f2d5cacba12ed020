"""A week of ordinary, noisy traffic with a daily and a weekly rhythm, with or without what went wrong in it."""

from collections.abc import Callable
from fractions import Fraction
from math import cos, pi, sqrt
from random import Random
from typing import Any

from slocompiler.proof.rule_tests.forms.distribution import Measurements
from slocompiler.proof.rule_tests.forms.events import Events
from slocompiler.proof.rule_tests.forms.gauge import Value
from slocompiler.proof.rule_tests.timeline import Stretch, Timeline

SCRAPE = 30
DAY = 24 * 3600 // SCRAPE
#: A day before the week begins, so that alerts know yesterday.
HISTORY, SCRAPES = DAY, 8 * DAY
#: What went wrong: after so many scrapes, for so many.
Trouble = tuple[int, int]


def trouble(day: int, hour: int, minutes: int) -> Trouble:
    """On a day of the week (from 0), from an hour on, for so long."""
    return HISTORY + day * DAY + hour * 3600 // SCRAPE, minutes * 60 // SCRAPE


def is_in(sample: int, when: Trouble | None) -> bool:
    return when is not None and when[0] <= sample < when[0] + when[1]


def rhythm(sample: int) -> float:
    """From 0.4 at night to 1 at noon, a third less at the weekend."""
    daily = 0.7 - 0.3 * cos(2 * pi * (sample % DAY) / DAY)
    return daily * (0.67 if sample // DAY % 7 in (5, 6) else 1)


def line(level: Callable[[int], Any]) -> Timeline[Any]:
    return Timeline(SCRAPE * 1000, tuple(Stretch(1, level(sample)) for sample in range(SCRAPES)))


def noisy(random: Random, mean: float) -> int:
    """About as many as a Poisson distribution gives."""
    if mean > 50:
        return max(0, round(random.gauss(mean, sqrt(mean))))
    limit, count, product = 2.718281828**-mean, 0, random.random()
    while product > limit:
        count, product = count + 1, product * random.random()
    return count


def requests(random: Random, wrong: Trouble | None = None) -> Timeline[Events]:
    """600 a second at noon with some wander; 0.01 % fail, and 5 % when something is wrong."""
    wander = 0.0

    def level(sample: int) -> Events:
        nonlocal wander
        wander = 0.98 * wander + random.gauss(0, 0.01)
        every = noisy(random, 600 * SCRAPE * rhythm(sample) * (1 + wander))
        return Events(every, min(every, noisy(random, every * (0.05 if is_in(sample, wrong) else 0.0001))))

    return line(level)


def durations(random: Random, wrong: Trouble | None = None) -> Timeline[Measurements]:
    """Mostly under 10 ms, 0.02 % above 30 ms; when something is wrong a tenth takes more than a second."""

    def level(sample: int) -> Measurements:
        every = noisy(random, 600 * SCRAPE * rhythm(sample))
        load = 0.9 + 0.2 * rhythm(sample)
        slow = noisy(random, every * 0.0002 * load)
        middling = noisy(random, every * 0.03 * load)
        stuck = round(every * 0.1) if is_in(sample, wrong) else 0
        fast = max(0, every - slow - middling - stuck)
        counts = (("0.005", fast), ("0.03", middling), ("0.05", slow), ("4.5", stuck))
        return Measurements(tuple((Fraction(value), count) for value, count in counts))

    return line(level)


def saturation(random: Random, noon: float) -> Timeline[Value]:
    """A share that follows the traffic."""
    return line(lambda sample: Value(_hundredths(noon * (0.3 + 0.7 * rhythm(sample)) + random.gauss(0, 0.02))))


def confidence(random: Random) -> Timeline[Value]:
    return line(lambda sample: Value(_hundredths(min(1.0, 0.82 + random.gauss(0, 0.04)))))


def replicas(random: Random, wrong: Trouble | None = None) -> Timeline[Value]:
    """Six to ten, following the traffic one by one; three times as many when something is wrong."""

    def level(sample: int) -> Value:
        usual = round(3 + 7 * rhythm(sample))
        return Value(Fraction(3 * usual if is_in(sample, wrong) else usual))

    return line(level)


def predictions(random: Random) -> Timeline[Events]:
    """One in five minutes, 4 % of them wrong."""
    return line(lambda sample: Events(1, int(random.random() < 0.04)) if sample % 10 == 0 else Events(0))


def _hundredths(value: float) -> Fraction:
    return Fraction(round(max(0.0, value) * 100), 100)
