"""Exact values of the spec language: each parses the one spelling it has and prints it again."""

from slocompiler.values.burn_rate import BurnRate
from slocompiler.values.duration import Duration
from slocompiler.values.numbers import print_fraction, print_number
from slocompiler.values.objective import Objective
from slocompiler.values.quantity import Quantity, Unit
from slocompiler.values.rate import Rate
from slocompiler.values.share import Share
from slocompiler.values.value_error import InvalidValueError

__all__ = [
    "BurnRate",
    "Duration",
    "InvalidValueError",
    "Objective",
    "Quantity",
    "Rate",
    "Share",
    "Unit",
    "print_fraction",
    "print_number",
]
