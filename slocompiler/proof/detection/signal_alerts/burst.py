"""A count of a few events that all come at once."""

from fractions import Fraction
from functools import partial

from slocompiler.proof.detection.counters import Counter
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import increase
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.shift import Shift, Timing
from slocompiler.proof.detection.simulate import Run
from slocompiler.values import Duration


def burst_shift(count: int, limit: Fraction, over: Duration, timing: Timing) -> Shift:
    """`count` events between two scrapes, on a counter that has been there for long.

    They stay in the window for its length less a scrape, and no longer: with `for` as long as that the alert never
    fires. `rate` stretches them from the samples to the window, so that two can already read as more than two.
    """
    scenario = Scenario(Fraction(1))
    run = partial(_follow, count, limit, over, timing)
    seen = over.milliseconds - timing.facts.scrape.milliseconds
    is_certain = timing.held + timing.facts.interval.milliseconds <= seen
    at_most = timing.latest(Fraction(0)) if is_certain else None
    return Shift(f"{count} at once", scenario, run, at_most, is_momentary=True)


def _follow(count: int, limit: Fraction, over: Duration, timing: Timing, scenario: Scenario) -> Outcome:
    scrapes = Grid(timing.facts.scrape.milliseconds, -scenario.since_scrape.milliseconds)
    counter = Counter(lambda moment: count if moment > 0 else 0, None, is_from_zero=False)

    def is_true(moment: int) -> bool:
        seen = increase(counter, scrapes, over.milliseconds, moment)
        return seen is not None and Fraction(seen.doubled, 2 * seen.span) > limit

    settles = over.milliseconds + scrapes.step
    return Run(timing.facts, scenario, settles, settles).outcome(is_true, timing.holding)
