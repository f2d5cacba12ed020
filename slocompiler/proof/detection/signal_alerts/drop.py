"""Drops of traffic against the median of 1h, 1d and 1w ago.

For a drop of less than a day two of the three moments lie before it, so the baseline is the usual traffic. Whether the
series stay and grow more slowly, or vanish, the value is 0-filled: it falls all the same.
"""

from fractions import Fraction

from msgspec.structs import replace

from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.counters import Counter
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import increase
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.bad_share import simulate_bad_share
from slocompiler.proof.detection.simulate import Run
from slocompiler.values import Duration

LONGEST_DROP = Duration.of(days=1)


def simulate_drop(
    share: Fraction, over: Duration, holding: Holding, facts: DetectionFacts, scenario: Scenario
) -> Outcome:
    """When an alert on a drop by more than `share` fires; the scenario's `bad_ratio` is the share of traffic lost.

    Events that are missing from a constant traffic count like bad ones of it. Raises ValueError for a drop that lasts a
    day or more: the baseline itself has dropped then.
    """
    if scenario.lasts is not None and scenario.lasts >= LONGEST_DROP:
        raise ValueError(f"a drop of {scenario.lasts} becomes its own baseline")
    return simulate_bad_share(share, over, holding, facts, replace(scenario, traffic=None))


def simulate_vanishing(share: Fraction, over: Duration, holding: Holding, facts: DetectionFacts) -> Outcome:
    """When the same alert fires after every series has ended with the scrape at time 0.

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
