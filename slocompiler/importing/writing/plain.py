"""Models of the language as plain data in the order of its keys."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

import msgspec
from msgspec import Struct

from slocompiler.spec import SpecModel
from slocompiler.spec.base import annotations_of, attributes_of, required_keys
from slocompiler.spec.marks import Before
from slocompiler.values import Duration, Objective, Quantity, Rate, Share, print_number


class Written(Struct, frozen=True):
    """A value whose text needs no quotes: a number, a boolean, `99.9%`, `5m`."""

    text: str


Plain = str | Written | list["Plain"] | dict[str, "Plain"]

_VALUES = (Duration, Objective, Quantity, Rate, Share)


def plain(value: object) -> Plain:
    """What is written for a value of a model. Keys that are at their default are left out."""
    if isinstance(value, SpecModel):
        return _model(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return Written("true" if value else "false")
    if isinstance(value, int | Decimal):
        return Written(print_number(value))
    if isinstance(value, _VALUES):
        return Written(str(value))
    if isinstance(value, str):
        return value
    raise TypeError(f"no value of a spec: {type(value).__name__}")


def _model(model: SpecModel) -> dict[str, Plain]:
    required = required_keys(type(model))
    defaults = {field.encode_name: _default(field) for field in msgspec.structs.fields(type(model))}
    values = {key: getattr(model, attribute) for key, attribute in attributes_of(type(model)).items()}
    written = {key: value for key, value in values.items() if key in required or value != defaults[key]}
    annotations = annotations_of(type(model))
    return {key: _one_or_many(plain(value), annotations[key]) for key, value in written.items()}


def _one_or_many(value: Plain, annotation: Any) -> Plain:
    """The item of a list with one, where the key takes an item as well."""
    takes_one = any(isinstance(mark, Before) and mark.schema is not None for mark in _marks(annotation))
    return value[0] if takes_one and isinstance(value, list) and len(value) == 1 else value


def _marks(annotation: Any) -> Iterator[Any]:
    """The marks of an annotation and of all parts of it."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _marks(part)


def _default(field: msgspec.structs.FieldInfo) -> object:
    return field.default_factory() if field.default_factory is not msgspec.NODEFAULT else field.default
