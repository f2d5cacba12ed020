"""An answer for when it is not known since when the error series exist."""

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.simulate import simulate
from slocompiler.values import Duration


class FiringRange(Struct, frozen=True):
    """The alert first fires between these moments after the outage began; `latest` None: it may not fire at all."""

    earliest: Duration
    latest: Duration | None


def simulate_any_birth(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> FiringRange | None:
    """When the alert first fires, whichever way the error series began; None when it fires in no case.

    Each way is computed exactly, and they differ by about two scrapes. A baseline of errors settles the question: the
    series is old then.
    """
    births = (Birth.LONG_AGO,) if scenario.baseline else tuple(Birth)
    outcomes = [simulate(alert, facts, replace(scenario, birth=birth)) for birth in births]
    fired = [outcome.fires for outcome in outcomes if isinstance(outcome, Firing)]
    if not fired:
        return None
    return FiringRange(min(fired), max(fired) if len(fired) == len(outcomes) else None)
