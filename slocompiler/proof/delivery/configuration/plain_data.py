"""Looks into a configuration that nobody has checked: what has another shape counts as not written."""

from collections.abc import Mapping, Sequence
from typing import Any

from slocompiler.values import Duration
from slocompiler.values.value_error import InvalidValueError


def mapping(value: object) -> dict[str, Any]:
    return {str(key): item for key, item in value.items()} if isinstance(value, Mapping) else {}


def entries(parent: Mapping[str, object], key: str) -> list[dict[str, Any]]:
    """The mappings in the list below `key`."""
    value = parent.get(key)
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [mapping(item) for item in value if isinstance(item, Mapping)]


def texts(parent: Mapping[str, object], key: str) -> tuple[str, ...]:
    """The plain values in the list below `key`; one alone is a list of one."""
    value = parent.get(key)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(str(item) for item in value)
    return () if value is None else (str(value),)


def duration(parent: Mapping[str, object], key: str, otherwise: Duration) -> Duration:
    try:
        return Duration.parse(str(parent[key])) if key in parent else otherwise
    except InvalidValueError:
        return otherwise
