"""The objective and the window that thresholds of burn-rate alerts were made from.

The burn rates by which they are recognised: Google, The Site Reliability Workbook, chapter 5, for 30 days; the same
shares of the budget over other windows; and those that Pyrra has for windows that are multiples of a week.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.constants import as_decimal, splits
from slocompiler.values import Duration, InvalidValueError, Objective, print_number

_HOUR = Duration.of(hours=1).milliseconds
#: Share of the budget by long window in hours, for 30 days and 28: 14.4 over one hour of 720 is 2 %.
_GOOGLE_HOURS = {1: Fraction(1, 50), 6: Fraction(1, 20), 24: Fraction(1, 10), 72: Fraction(1, 10)}
_GOOGLE = frozenset(_GOOGLE_HOURS.values())
_PYRRA = frozenset((Fraction(1, 48), Fraction(1, 16), Fraction(1, 14), Fraction(1, 7)))
_DAYS = (30, 28, 7, 14, 90, 56, 84)
#: By which a threshold that is written as one number may be told to be a multiple of a budget.
_PLAIN_BURNS = tuple(map(Fraction, ("14.4", "14", "10", "7", "6", "5", "3", "2", "1")))
_NEARLY = Fraction(1, 1000)
_DEFAULT = Duration.of(days=30)


class Promise(Struct, frozen=True):
    """An objective, and the burns that are multiples of its budget."""

    objective: Objective
    budget: Fraction
    burns: tuple[Burn, ...]


class ChosenWindow(Struct, frozen=True):
    """The window of an SLO; whether the burn rates say it, or nothing does."""

    window: Duration
    is_derived: bool


def promises_in(burns: Sequence[Burn]) -> tuple[list[Promise], list[Burn]]:
    """The objectives behind burns of one share of bad events, and the burns for which none can be told.

    The budget that explains most of the burns comes first: by a burn rate that is written, or is a known one.
    """
    promises, left = [], list(burns)
    while left:
        best = max(_budgets(left), key=lambda budget: _weight(budget, left), default=None)
        if best is None:
            break
        own = tuple(burn for burn in left if best in _candidates(burn))
        promises.append(Promise(_objective(best), best, own))
        left = [burn for burn in left if burn not in own]
    return promises, left


def chosen_window(promise: Promise, wanted: Duration | None) -> ChosenWindow:
    """The window over which the burns spend shares of the budget that people agree on; else the wanted one, or 30d."""
    burns = [burn for burn in promise.burns if burn.has_two_windows]
    for known in (_GOOGLE, _PYRRA):
        for days in _DAYS:
            window = Duration.of(days=days)
            spent = [burn.bound / promise.budget * Fraction(burn.long.milliseconds, window.milliseconds)
                     for burn in burns]  # fmt: skip
            if spent and all(any(_are_near(share, each) for each in known) for share in spent):
                return ChosenWindow(wanted or window, wanted is None)
    return ChosenWindow(wanted or _DEFAULT, False)


def _budgets(burns: Iterable[Burn]) -> list[Fraction]:
    return sorted({budget for burn in burns for budget in _candidates(burn)})


def _weight(budget: Fraction, burns: Sequence[Burn]) -> tuple[int, int, int, Fraction]:
    """How much speaks for a budget: the burns it explains, those by a known rate, the fewest digits, its size."""
    own = [burn for burn in burns if budget in _candidates(burn)]
    known = sum(_is_known(burn, burn.bound / budget) for burn in own)
    decimal = as_decimal(budget) or Decimal(0)
    return len(own), known, -len(decimal.normalize().as_tuple().digits), -budget


def _candidates(burn: Burn) -> set[Fraction]:
    """The budgets that the threshold may be a multiple of.

    A product that is written says it; a bare number is one of a known burn rate for its windows, or the budget itself
    where it stands beside others that are multiples of it.
    """
    if len(burn.factors) > 1:
        pairs = splits(burn.factors)
        found = {budget for rate, budget in pairs if budget < rate and (rate != 1 or 1 in burn.factors)}
    else:
        found = {burn.bound / rate for rate in _PLAIN_BURNS if _is_known(burn, rate)}
        found = {budget for budget in found if _has_few_digits(budget)}
    return {budget for budget in found if _is_budget(budget)}


def _is_known(burn: Burn, rate: Fraction) -> bool:
    """Whether that is what people burn by over the long window."""
    hours, rest = divmod(burn.long.milliseconds, _HOUR)
    share = None if rest else _GOOGLE_HOURS.get(hours)
    if share is not None and rate == share * 720 / hours:
        return True
    return any(
        _are_near(rate * Fraction(burn.long.milliseconds, days * 24 * _HOUR), each)
        for days in _DAYS[:2]
        for each in _PYRRA
    )


def _are_near(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= other * _NEARLY


def _has_few_digits(budget: Fraction) -> bool:
    decimal = as_decimal(budget)
    return decimal is not None and len(decimal.normalize().as_tuple().digits) <= 2


def _is_budget(budget: Fraction) -> bool:
    try:
        return 0 < budget < 1 and Fraction(_objective(budget).budget) == budget
    except InvalidValueError:
        return False


def _objective(budget: Fraction) -> Objective:
    """Raises InvalidValueError for a budget that no objective has."""
    share = as_decimal(1 - budget)
    if share is None:
        raise InvalidValueError("the budget has no end", "write a decimal number")
    return Objective.parse(f"{print_number(share.scaleb(2))}%")
