"""Values of a body, where they are of the kind they ought to be; what is not, the model's walk reports."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

Body = Mapping[str, object]

_EMPTY: Body = {}


def text(body: Body, key: str) -> str | None:
    """The text at a key."""
    value = body.get(key)
    return value if isinstance(value, str) else None


def whole(body: Body, key: str) -> int | None:
    """The whole number at a key."""
    value = body.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def number(body: Body, key: str) -> int | float | Decimal | None:
    """The number at a key."""
    value: Any = body.get(key)
    return value if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def mapping(body: Body, key: str) -> Body:
    """The mapping at a key; an empty one when there is none."""
    value = body.get(key)
    return value if isinstance(value, Mapping) else _EMPTY


def sequence(body: Body, key: str) -> Sequence[object]:
    """The list at a key; an empty one when there is none."""
    value = body.get(key)
    return value if isinstance(value, Sequence) and not isinstance(value, str | bytes) else ()


def texts(body: Body, key: str) -> Iterator[tuple[int, str]]:
    """The texts of the list at a key, each with its index."""
    return ((index, item) for index, item in enumerate(sequence(body, key)) if isinstance(item, str))


def mappings(body: Body, key: str) -> Iterator[tuple[int, Body]]:
    """The mappings of the list at a key, each with its index."""
    return ((index, item) for index, item in enumerate(sequence(body, key)) if isinstance(item, Mapping))
