"""Looks into the user's configuration, whose shape nobody has checked yet."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def mapping(value: object) -> dict[str, Any]:
    """The mapping, or an empty one for anything else."""
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def entries(parent: Mapping[str, object], key: str) -> list[dict[str, Any]]:
    """The mappings in the list below `key`."""
    value = parent.get(key)
    return [mapping(item) for item in value if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def texts(parent: Mapping[str, object], key: str) -> list[str]:
    """The plain values in the list below `key`."""
    value = parent.get(key)
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, Sequence) else []


def names(parent: Mapping[str, object], key: str) -> list[str]:
    """The names of the entries in the list below `key`."""
    return [str(entry["name"]) for entry in entries(parent, key) if "name" in entry]


def all_routes(route: Mapping[str, object]) -> Iterator[dict[str, Any]]:
    """The route and every route below it."""
    yield mapping(route)
    for child in entries(route, "routes"):
        yield from all_routes(child)
