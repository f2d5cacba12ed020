"""Entries of burn-rate policies that are of any use for an objective."""

from collections.abc import Mapping
from fractions import Fraction

from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import BurnRate, Duration, Objective


def that_can_fire(
    entries: Mapping[str, PolicyEntrySpec], objective: Objective, window: Duration
) -> dict[str, PolicyEntrySpec]:
    """Without the entries that ask for more failures than there are events; they never fired in the source either."""
    return {
        name: entry for name, entry in entries.items() if _burn(entry, window).factor * Fraction(objective.budget) < 1
    }


def _burn(entry: PolicyEntrySpec, window: Duration) -> BurnRate:
    if entry.budget is not None:
        return BurnRate.from_budget(entry.budget.ratio, entry.long, window)
    return BurnRate(Fraction(entry.burn or 1))


def left_out_name(name: str, left_out: list[str]) -> str:
    """The name of a policy without some of its entries: `pyrra-28d-without-fast`."""
    return "-without-".join([name, "-".join(left_out)]) if left_out else name
