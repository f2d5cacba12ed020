"""What a kind of panel says beside title, queries and place."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct


class Look(Struct, frozen=True):
    """`kind`: the panel plugin of today. `defaults` and `custom` are of every field, `overrides` of single ones."""

    kind: str
    options: Mapping[str, Any]
    defaults: Mapping[str, Any] = {}
    custom: Mapping[str, Any] = {}
    overrides: Sequence[Mapping[str, Any]] = ()
