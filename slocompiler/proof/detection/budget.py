"""How much of the error budget a failure has used up."""

from fractions import Fraction

from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration


def budget_spent(scenario: Scenario, facts: DetectionFacts, after: Duration) -> Fraction:
    """Share of the budget gone `after` the outage began, by what failed since: above 1 when overspent.

    With constant traffic, a window of length W at budget B allows B * W of total outage; an error ratio r that lasts t
    uses r * t of that. The baseline's errors since the beginning count, those before it do not.
    """
    return scenario.bad_time(after.milliseconds) / (facts.budget * facts.window.milliseconds)
