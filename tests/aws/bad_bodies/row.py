"""One row of a table: what is changed in a good body, and what must be found where."""

import copy
import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from slocompiler.aws.violation import ViolationKind

#: As the value of a change: the key is taken away.
GONE = object()

Body = dict[str, Any]


class Twin(Struct, frozen=True):
    """A good body, and the operation that takes it."""

    name: str
    operation: str
    body: Mapping[str, Any]
    known_alarms: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """`at` is a path such as `Metrics[0].Id`, `value` what is put there; the violation is at `found_at`."""

    twin: Twin
    about: str
    at: str
    value: Any
    kind: ViolationKind
    found_at: str

    @property
    def body(self) -> Body:
        return changed(self.twin.body, self.at, self.value)


def rows(twin: Twin, *table: tuple[Any, ...]) -> list[Row]:
    """Rows of one twin: about, at, value, kind, and where it is found when that is not where it was changed."""
    return [Row(twin, about, at, value, kind, *(further or (at,))) for about, at, value, kind, *further in table]


def changed(body: Mapping[str, Any], at: str, value: Any) -> Body:
    """A copy with another value at a path."""
    made: Any = copy.deepcopy(dict(body))
    *way, last = steps(at)
    holder = made
    for step in way:
        holder = holder[step]
    if value is GONE:
        del holder[last]
    else:
        holder[last] = value
    return dict(made)


def steps(at: str) -> list[str | int]:
    """`Metrics[0].Id` -> Metrics, 0, Id."""
    return [int(index) if index else key for index, key in re.findall(r"\[(\d+)\]|([^.\[\]]+)", at)]
