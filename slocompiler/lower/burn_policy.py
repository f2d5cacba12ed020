"""Burn-rate policies as the organization declares them: they enter the IR only as the alerts of an SLO."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.values import BurnRate, Duration, Share


class PolicyEntry(Struct, frozen=True):
    """One entry: its burn is fixed, or follows from the share of the budget spent in `long`. One of the two is set."""

    name: str
    burn: BurnRate | None
    budget: Share | None
    long: Duration
    short: Duration
    for_: Duration
    keep_firing_for: Duration | None
    severity: str
    span: SourceSpan
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}

    def burn_in(self, window: Duration) -> BurnRate:
        """The burn rate for an SLO over `window`."""
        if self.budget is not None:
            return BurnRate.from_budget(self.budget.ratio, self.long, window)
        return self.burn or BurnRate(Fraction(1))


class BurnPolicy(Struct, frozen=True):
    name: str
    entries: tuple[PolicyEntry, ...]
