"""Data to JSON."""

from decimal import Decimal

import orjson

from slocompiler.values import print_number

_COMPACT = orjson.OPT_SORT_KEYS
_OPTIONS = _COMPACT | orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def write_json(value: object) -> str:
    """JSON text with sorted keys and an indentation of 2; a Decimal prints as its exact number.

    Raises TypeError for what JSON does not have.
    """
    return orjson.dumps(value, default=_exact_number, option=_OPTIONS).decode()


def compact_json(value: object) -> str:
    """The same on one line without blanks, for JSON that is a value inside other JSON."""
    return orjson.dumps(value, default=_exact_number, option=_COMPACT).decode()


def _exact_number(value: object) -> orjson.Fragment:
    if isinstance(value, Decimal) and value.is_finite():
        return orjson.Fragment(print_number(value))
    raise TypeError(f"JSON has no {type(value).__name__} such as {value!r}")
