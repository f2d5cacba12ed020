"""Drops of traffic because every series ends; the value is filled with 0 then, so it falls all the same."""

from fractions import Fraction

from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.counters import Counter
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import increase
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import Run
from slocompiler.values import Duration


def simulate_vanishing(share: Fraction, over: Duration, holding: Holding, facts: DetectionFacts) -> Outcome:
    """When an alert on a drop by more than `share` fires after every series has ended with the scrape at time 0.

    `rate` stretches what is left of a window by half a scrape, until fewer than two samples are left: then it is absent
    and 0 takes its place.
    """
    scrapes = Grid(facts.scrape.milliseconds)
    gone = Counter(lambda moment: moment, None, is_from_zero=False, died=0)
    usual = Counter(lambda moment: moment, None, is_from_zero=False)

    def is_true(moment: int) -> bool:
        left = increase(gone, scrapes, over.milliseconds, moment)
        full = increase(usual, scrapes, over.milliseconds, moment)
        assert full is not None, "a window of a living series holds two samples"
        seen = Fraction(left.doubled, left.span) if left else Fraction(0)
        return seen < (1 - share) * Fraction(full.doubled, full.span)

    settles = over.milliseconds + scrapes.step
    return Run(facts, Scenario(Fraction(1)), settles, settles).outcome(is_true, holding)
