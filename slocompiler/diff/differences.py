"""Where two parts of the IR differ, leaf by leaf, for what has no words of its own."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from msgspec import Struct

from slocompiler.diff.meaning import fields, is_same
from slocompiler.diff.words import NONE
from slocompiler.ir.signals import QueryIr
from slocompiler.promql import Expr, print_expr
from slocompiler.values import Duration, Objective, Quantity, Rate, Share, print_fraction, print_number

_VALUES = (Duration, Objective, Quantity, Rate, Share)
#: A value in words; longer ones are cut.
_LONGEST = 300


def differences(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The path of each leaf that differs, with both values in words; whole parts where one side has none."""
    if is_same(old, new):
        return
    inner = _inner(old, new)
    if inner is None:
        yield path, value_words(old), value_words(new)
        return
    for name, before, after in inner:
        yield from differences(before, after, (*path, name))


def value_words(value: Any) -> str:
    """A value as a spec might have it."""
    text = _words(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def _inner(old: Any, new: Any) -> list[tuple[str, Any, Any]] | None:
    """The parts of two structs of one kind, or of two mappings."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        keys = sorted(old.keys() | new.keys(), key=str)
        return [(str(key), old.get(key), new.get(key)) for key in keys]
    if not _is_node(old) or type(old) is not type(new):
        return None
    return [(name, getattr(old, name), value) for name, value in fields(new)]


def _is_node(value: Any) -> bool:
    return isinstance(value, Struct) and not isinstance(value, (*_VALUES, QueryIr)) and not _is_promql(value)


def _is_promql(value: Any) -> bool:
    return type(value).__module__.startswith("slocompiler.promql.")


def _words(value: Any) -> str:
    if value in (None, (), {}):
        return NONE
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, QueryIr):
        return " ".join(print_expr(value.expr).split())
    if _is_promql(value):
        expr: Expr = value
        return print_expr(expr)
    if isinstance(value, Decimal):
        return print_number(value)
    if isinstance(value, Fraction):
        return print_fraction(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple | list):
        return ", ".join(map(_words, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}={_words(part)}" for key, part in sorted(value.items(), key=str))
    if _is_node(value):
        parts = ((name, part) for name, part in fields(value) if part not in (None, (), {}))
        return ", ".join(f"{name} {_words(part)}" for name, part in parts)
    return str(value)
