"""What all spec models share: shape only, frozen, nothing unknown.

A constraint between keys (`exactly one of`) is declared as data, as is everything else about a field: the loader reads
documents by it (`reading`), and the JSON Schema is made of it (`schema`), so that both say the same.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, dataclass_transform

from msgspec import NODEFAULT, Struct, StructMeta, field


class _KeywordsOnly(StructMeta):
    """Lets required fields follow others, in every model."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **settings: Any) -> "_KeywordsOnly":
        return super().__new__(cls, name, bases, namespace, kw_only=True, **settings)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class SpecModel(Struct, frozen=True, metaclass=_KeywordsOnly):
    """A mapping of the spec language. A text in a field's `Annotated` says what the key is for.

    `exactly_one_of`: groups of YAML keys of which one must be there and no two may be.
    `at_most_one_of`: groups of which no two may be there.
    `at_least_one_of`: groups of which one or more must be there.
    `required_together`: groups of which all must be there when one is.
    """

    exactly_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    at_most_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    at_least_one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    required_together: ClassVar[tuple[tuple[str, ...], ...]] = ()


@cache
def attributes_of(model: type[SpecModel]) -> Mapping[str, str]:
    """The YAML keys of a model in their order, each with the attribute that has its value: `from` is `from_`."""
    return dict(zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True))


@cache
def annotations_of(model: type[SpecModel]) -> Mapping[str, Any]:
    """The YAML keys of a model in their order, each with its annotation."""
    found: dict[str, Any] = {}
    for part in reversed(model.__mro__):
        found.update(vars(part).get("__annotations__", {}))
    return {key: found[attribute] for key, attribute in attributes_of(model).items()}


@cache
def required_keys(model: type[SpecModel]) -> tuple[str, ...]:
    """The YAML keys that have no default."""
    keys, defaults = model.__struct_encode_fields__, model.__struct_defaults__
    first = len(keys) - len(defaults)
    rest = zip(keys[first:], defaults, strict=True)
    return (*keys[:first], *(key for key, default in rest if default is NODEFAULT))
