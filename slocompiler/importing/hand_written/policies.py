"""The burn-rate policy of an SLO whose alerts were rules."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.objectives import Promise
from slocompiler.importing.hand_written.severities import severity_of
from slocompiler.importing.names import free_name
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration
from slocompiler.values.numbers import print_fraction

#: Burn and windows in hours of Google, The Site Reliability Workbook, chapter 5.
_SPEEDS = ("fast", "medium", "slow", "slower")
_NUMBERS = (("14.4", "1", "1/12"), ("6", "6", "1/2"), ("3", "24", "2"), ("1", "72", "6"))
_WORKBOOK = {tuple(map(Fraction, numbers)): speed for speed, numbers in zip(_SPEEDS, _NUMBERS, strict=True)}
_HOUR = Duration.of(hours=1).milliseconds
_DIGITS = 12


def policy_of(context: RulesContext, promise: Promise, window: Duration) -> tuple[str, dict[str, Burn]]:
    """The name of the policy, and which of the alerts each of its entries is; of equal ones the first."""
    entries: dict[str, PolicyEntrySpec] = {}
    burns: dict[str, Burn] = {}
    severities = {burn.rule.number: "" for burn in promise.burns}
    for burn in promise.burns:
        severities[burn.rule.number] = severities[burn.rule.number] or severity_of(context, burn.rule)
    ordered = sorted(promise.burns, key=lambda burn: -burn.bound)
    known = [_WORKBOOK.get(_numbers(burn, promise.budget)) for burn in ordered]
    for burn, name in zip(ordered, _names(known), strict=True):
        entry = _entry(burn, promise.budget, severities[burn.rule.number])
        if entry not in entries.values():
            entries[name], burns[name] = entry, burn
    span = promise.burns[0].rule.span
    wanted = "workbook" if all(known) else "hand-written"
    name = context.wishes.policy_for(wanted, entries, span, promise.objective, window, context.remarks)
    kept = context.wishes.policies[name].entries
    return name, {entry: burn for entry, burn in burns.items() if entry in kept}


def _entry(burn: Burn, budget: Fraction, severity: str) -> PolicyEntrySpec:
    return PolicyEntrySpec(
        burn=Decimal(print_fraction(burn.bound / budget, _DIGITS)),
        long=burn.long,
        short=burn.short,
        for_=burn.rule.for_,
        keep_firing_for=burn.rule.keep_firing_for or Duration(0),
        severity=severity,
    )


def _numbers(burn: Burn, budget: Fraction) -> tuple[Fraction, ...]:
    """The burn rate, and both windows in hours."""
    hours = (Fraction(length.milliseconds, _HOUR) for length in (burn.long, burn.short))
    return (burn.bound / budget, *hours)


def _names(known: Sequence[str | None]) -> list[str]:
    """Names of entries from the fastest to the slowest; `known` are those that the workbook's numbers go by."""
    names: list[str] = []
    for name in known if all(known) else _plain_names(len(known)):
        names.append(free_name(name or "burn", names))
    return names


def _plain_names(count: int) -> Sequence[str]:
    return _SPEEDS[:count] if count <= len(_SPEEDS) else [f"burn-{number}" for number in range(1, count + 1)]
