"""Keys that exclude or need each other, as JSON Schema."""

from itertools import combinations
from typing import Any

from slocompiler.spec import SpecModel


def key_group_schemas(model: type[SpecModel], *, partial: bool) -> list[dict[str, Any]]:
    """Schemas that must all hold. In a `partial` mapping, other layers may bring the keys that are missing."""
    schemas = [_at_most_one(group) for group in (*model.exactly_one_of, *model.at_most_one_of)]
    if not partial:
        schemas += [_at_least_one(group) for group in (*model.exactly_one_of, *model.at_least_one_of)]
        schemas += [{"dependentRequired": _companions(group)} for group in model.required_together]
    return schemas


def _at_most_one(group: tuple[str, ...]) -> dict[str, Any]:
    return {"not": {"anyOf": [{"required": list(pair)} for pair in combinations(group, 2)]}}


def _at_least_one(group: tuple[str, ...]) -> dict[str, Any]:
    return {"anyOf": [{"required": [key]} for key in group]}


def _companions(group: tuple[str, ...]) -> dict[str, list[str]]:
    return {key: [other for other in group if other != key] for key in group}
