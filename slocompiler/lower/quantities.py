"""Numbers of a spec in the unit in which their signal is measured."""

from decimal import Decimal

from slocompiler.load.loaded import Route
from slocompiler.lower.rules.slos import WRONG_UNIT
from slocompiler.lower.scope import Scope
from slocompiler.values import InvalidValueError, Quantity, Rate, Unit, print_fraction


def in_unit(scope: Scope, route: Route, quantity: Quantity, unit: Unit) -> Decimal | None:
    """The quantity as a number of `unit`; None when it measures something else (which is reported)."""
    try:
        return quantity.in_unit(unit)
    except InvalidValueError as error:
        scope.report(WRONG_UNIT, route, error.message, error.help)
        return None


def per_second(rate: Rate) -> Decimal:
    """Events per second."""
    return Decimal(print_fraction(rate.per_second, digits=15))
