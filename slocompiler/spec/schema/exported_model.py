"""The models of the spec as pydantic models, of which pydantic makes a JSON Schema."""

from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema, create_model

from slocompiler.spec.base import SpecModel, annotations_of, attributes_of, required_keys
from slocompiler.spec.marks import AtLeast, Before, Chars, Described, Entries, Parsed


@cache
def exported_model(model: type[SpecModel]) -> type[BaseModel]:
    """A pydantic model with the fields of `model`, named alike. It describes what is accepted; it does not parse it."""
    attributes, required = attributes_of(model), required_keys(model)
    fields: dict[str, Any] = {
        attributes[key]: (
            _type(annotation),
            Field(... if key in required else None, alias=key),
        )
        for key, annotation in annotations_of(model).items()
    }
    config = ConfigDict(extra="forbid", strict=True, defer_build=True)
    return create_model(model.__name__, __doc__=model.__doc__, __config__=config, **fields)


def _type(annotation: Any) -> Any:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = Any if isinstance(args[1], Parsed) else _type(args[0])
        return Annotated[(inner, *map(_mark, args[1:]))]
    if origin in (Union, UnionType):
        return reduce(or_, map(_type, args))
    if origin in (dict, list):
        return origin.__class_getitem__(tuple(map(_type, args)))
    if isinstance(annotation, type) and issubclass(annotation, SpecModel):
        return exported_model(annotation)
    return annotation


def _mark(mark: object) -> object:
    match mark:
        case str():
            return Field(description=mark)
        case Parsed(schema=schema) | Described(schema=schema):
            return WithJsonSchema(dict(schema))
        case Before(schema=schema) if schema is not None:
            return WithJsonSchema(dict(schema))
        case Chars(pattern=pattern, least=least, most=most):
            return StringConstraints(pattern=pattern, min_length=least or None, max_length=most)
        case Entries(least=least):
            return Field(min_length=least)
        case AtLeast(least=least):
            return Field(ge=least)
        case _:
            return mark
