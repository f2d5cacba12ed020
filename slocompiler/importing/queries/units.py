"""Units by the names of metrics, and numbers of these units as quantities."""

from decimal import Decimal
from typing import Final

from slocompiler.spec.signals import UnitName
from slocompiler.values import Quantity, print_number

#: End of a metric's name, by the naming practices of Prometheus, -> unit.
_UNITS: Final[dict[str, UnitName]] = {
    "_seconds": "seconds",
    "_milliseconds": "milliseconds",
    "_msec": "milliseconds",
    "_ms": "milliseconds",
    "_microseconds": "microseconds",
    "_us": "microseconds",
    "_nanoseconds": "nanoseconds",
    "_ns": "nanoseconds",
    "_bytes": "bytes",
}
_SECONDS: Final[dict[UnitName, int]] = {"seconds": 0, "milliseconds": 3, "microseconds": 6, "nanoseconds": 9}
_SUFFIXES: Final = (("s", 0), ("ms", 3), ("us", 6), ("ns", 9))


def unit_of(metric: str) -> UnitName:
    """The unit that a metric's name says; `count` when it says none."""
    return next((unit for suffix, unit in _UNITS.items() if metric.endswith(suffix)), "count")


def quantity_of(number: Decimal, unit: UnitName) -> Quantity:
    """A number of a unit as people write it: 0.4 seconds are `400ms`, 5 seconds `5s`."""
    if unit in _SECONDS:
        seconds = number.scaleb(-_SECONDS[unit])
        for suffix, power in _SUFFIXES:
            scaled = seconds.scaleb(power)
            if scaled == scaled.to_integral_value() or suffix == "ns":
                return Quantity.parse(print_number(scaled) + suffix)
    return Quantity.parse(print_number(number) + ("B" if unit == "bytes" else ""))
