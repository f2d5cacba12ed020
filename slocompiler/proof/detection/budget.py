"""How much of the error budget a failure has used up."""

from fractions import Fraction
from math import ceil

from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.sli_shape import Counting
from slocompiler.proof.detection.slice_edges import slice_edges
from slocompiler.values import Duration


def budget_spent(scenario: Scenario, facts: DetectionFacts, after: Duration) -> Fraction:
    """Share of the budget gone `after` the outage began, by what failed since: above 1 when overspent.

    With constant traffic, a window of length W at budget B allows B * W of total outage; an error ratio r that lasts t
    uses r * t of that. The baseline's errors since the beginning count, those before it do not. Slices are bad or good
    as a whole: what counts is for how long they are bad.
    """
    return _bad_time(scenario, facts, after.milliseconds) / (facts.budget * facts.window.milliseconds)


def budget_lasts(scenario: Scenario, facts: DetectionFacts) -> Duration | None:
    """After how long a failure that goes on has used up the whole budget, rounded up; None when it never does."""
    edges = slice_edges(scenario, facts.shape)
    if edges is not None and edges.ends is not None:
        return None
    is_whole = edges is not None and facts.shape.counting is Counting.SLICES
    ratio = Fraction(1) if is_whole else scenario.bad_ratio
    if not ratio:
        return None
    begins = Fraction(0) if edges is None else edges.begins
    return Duration(ceil(begins + facts.budget * facts.window.milliseconds / ratio))


def _bad_time(scenario: Scenario, facts: DetectionFacts, after: int) -> Fraction:
    edges = slice_edges(scenario, facts.shape)
    if edges is None:
        return scenario.bad_time(after)
    weight = Fraction(1) if facts.shape.counting is Counting.SLICES else scenario.bad_ratio
    until = Fraction(after) if edges.ends is None else min(Fraction(after), edges.ends)
    return weight * max(Fraction(0), until - edges.begins)
