"""JSON of a panel, read with care: it is made by code that nobody has checked."""

from collections.abc import Iterator, Mapping
from enum import Enum
from math import isfinite
from typing import Any

from msgspec import Struct


class UnconvertibleError(Exception):
    """Something that Grafana has no place for today; `help` says what to write instead."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message, self.help = message, help


class Part(Struct, frozen=True):
    """A value and the keys that lead to it. Readers give None where nothing is stated, and raise for what is none.

    Raises UnconvertibleError.
    """

    value: Any
    path: str = ""

    def at(self, *keys: str) -> "Part":
        """What stands below the keys; nothing where one of them is missing."""
        found: Part = self
        for key in keys:
            inside = found.value
            if inside is not None and not isinstance(inside, Mapping):
                raise found.misfit("a mapping")
            path = f"{found.path}.{key}" if found.path else key
            found = Part(None if inside is None else inside.get(key), path)
        return found

    def text(self) -> str | None:
        """An empty text is nothing stated: grafanalib writes it for that."""
        if self.value is None or isinstance(self.value, str):
            return self.value or None
        raise self.misfit("a text")

    def number(self) -> int | float | None:
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not isfinite(self.value):
            raise self.misfit("a number")
        return self.value

    def flag(self) -> bool | None:
        if self.value is None or isinstance(self.value, bool):
            return self.value
        raise self.misfit("true or false")

    def word(self, words: type[Enum]) -> Any:
        """One of the values that Grafana knows."""
        if self.value is None or self.value == "":
            return None
        known = [each.value for each in words]
        if self.value not in known:
            raise self.misfit(f"one of {', '.join(map(str, known))}")
        return self.value

    def items(self) -> Iterator["Part"]:
        if self.value is not None and not isinstance(self.value, list):
            raise self.misfit("a list")
        return (Part(each, f"{self.path}[{position}]") for position, each in enumerate(self.value or ()))

    def misfit(self, expected: str) -> UnconvertibleError:
        return UnconvertibleError(f"its `{self.path}` is not {expected}")


def stated(**values: object) -> dict[str, Any]:
    """The values that are there; a name with an underscore behind it is a keyword of Python."""
    return {name.rstrip("_"): value for name, value in values.items() if value is not None}
