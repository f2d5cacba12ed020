"""Burn rates: how many times faster than allowed the error budget goes.

Source of the formulas: Google, The Site Reliability Workbook, chapter 5, "Alerting on SLOs".
"""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.values.duration import Duration
from slocompiler.values.numbers import print_fraction
from slocompiler.values.objective import Objective


class BurnRate(Struct, frozen=True, order=True):
    """Error ratio divided by error budget; 1 spends exactly the budget in exactly the window."""

    factor: Fraction

    @staticmethod
    def from_budget(budget_share: Decimal, long: Duration, window: Duration) -> "BurnRate":
        """The burn at which `budget_share` (a ratio) of the budget is gone after `long`: share x window / long."""
        return BurnRate(Fraction(budget_share) * window.milliseconds / long.milliseconds)

    def threshold(self, objective: Objective) -> Decimal:
        """The error ratio at this burn: factor x budget. Exact whenever it has a finite decimal form."""
        product = self.factor * Fraction(objective.budget)
        return Decimal(print_fraction(product, digits=12))

    def budget_spent(self, after: Duration, window: Duration) -> Fraction:
        """Share of the budget gone when this burn has lasted `after`: factor x after / window."""
        return self.factor * after.milliseconds / window.milliseconds

    def exhausts_after(self, window: Duration) -> Duration:
        """How long the whole budget lasts at this burn: window / factor (30d at 14.4 is 50h)."""
        return Duration(int(window.milliseconds / self.factor))

    def __str__(self) -> str:
        return print_fraction(self.factor)
