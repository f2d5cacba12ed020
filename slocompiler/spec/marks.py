"""What a field says about its value beside the type: marks in its `Annotated`, innermost first."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

Schema = Mapping[str, Any]


class Parsed(Struct, frozen=True, eq=False):
    """The value is what `read` makes of the YAML scalar. `read` raises InvalidValueError; `schema` says the same."""

    read: Callable[[Any], Any]
    schema: Schema


class Before(Struct, frozen=True, eq=False):
    """`change` comes first and may raise InvalidValueError. `schema`: what is accepted, unless the type says it."""

    change: Callable[[Any], Any]
    schema: Schema | None = None


class Described(Struct, frozen=True, eq=False):
    """The JSON Schema in place of the one that the type gives."""

    schema: Schema


class Chars(Struct, frozen=True, eq=False):
    """A text that matches a pattern as a whole, or has so many characters."""

    pattern: str | None = None
    least: int = 0
    most: int | None = None


class Entries(Struct, frozen=True, eq=False):
    """A list or a mapping with so many entries."""

    least: int


class AtLeast(Struct, frozen=True, eq=False):
    """A number that is not smaller."""

    least: int
