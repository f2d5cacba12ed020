"""A change that an alert outside any SLO is there to notice."""

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from msgspec import Struct

from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration


class NotModelled(Struct, frozen=True):
    """No model says when an alert fires; `reason` stands behind a colon."""

    reason: str


class Shift(Struct, frozen=True):
    """One change. `text` names it in a table, beside the words of `Shifts.basis`.

    `scenario`: what happens; for `outcome`, only how long it lasts may differ. `at_most`: the alert fires so long after
    the change at the latest; None: it may not. `ends_after`: by then the alert stops although the change goes on.
    `is_momentary`: the change is over as soon as it has come.
    """

    text: str
    scenario: Scenario
    outcome: Callable[[Scenario], Outcome]
    at_most: Duration | None
    ends_after: Duration | None = None
    is_momentary: bool = False


class Shifts(Struct, frozen=True):
    """The changes that an alert is asked about. `basis`: what they start from and rest on, in one line.

    `is_bad_share`: the scenarios are shares of bad events, so that they spend a budget.
    """

    basis: str
    shifts: tuple[Shift, ...]
    is_bad_share: bool = False


class Timing(Struct, frozen=True):
    """What every bound adds to the time that a window takes to fill."""

    facts: DetectionFacts
    holding: Holding

    def latest(self, filled: Fraction, extra: int = 0) -> Duration:
        """Filled so long (ms) after the change, then `for` rounded up to evaluations, a scrape and an evaluation."""
        scrape, interval = self.facts.scrape.milliseconds, self.facts.interval.milliseconds
        return Duration(ceil(filled) + self.held + scrape + interval + extra)

    @property
    def held(self) -> int:
        interval = self.facts.interval.milliseconds
        return -(-self.holding.for_ // interval) * interval
