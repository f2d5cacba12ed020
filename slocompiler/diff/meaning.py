"""What a part of the IR means, without the places and the spelling it was read from: equal meanings are equal."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.alerts import ThresholdIr
from slocompiler.ir.signals import QueryIr
from slocompiler.promql import print_expr
from slocompiler.values import Quantity

_PLACES = frozenset(("span", "spans", "source"))
#: Texts as they were written, beside what they mean.
_SPELLINGS: dict[type, frozenset[str]] = {ThresholdIr: frozenset(("text",)), Quantity: frozenset(("text",))}


def meaning(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """A value made of tuples and plain values. `without`: fields of the outermost struct that do not count."""
    if isinstance(value, QueryIr):
        return print_expr(value.expr)
    if isinstance(value, Struct):
        return (type(value).__name__, *((name, meaning(part)) for name, part in fields(value, without)))
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), meaning(part)) for key, part in value.items()))
    if isinstance(value, tuple | list):
        return tuple(map(meaning, value))
    return value


def fields(value: Struct, without: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """The fields that mean something, with their values."""
    left_out = without | _PLACES | _SPELLINGS.get(type(value), frozenset())
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if name not in left_out and not isinstance(part, SourceSpan):
            yield name, part


def is_same(old: Any, new: Any, without: frozenset[str] = frozenset()) -> bool:
    """Whether both mean the same."""
    return bool(meaning(old, without) == meaning(new, without))
