"""What the models say about shape, read once: which keys a mapping has, and what may stand under each."""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Struct

from slocompiler.spec.base import SpecModel, annotations_of
from slocompiler.spec.marks import Chars


class LeafShape(Struct, frozen=True):
    """A scalar, or (`anything`) whatever stands there."""

    anything: bool = False


class ListShape(Struct, frozen=True):
    item: "Shape"


class MapShape(Struct, frozen=True):
    """Entries by name. `removable`: `false` in place of an entry removes an inherited one."""

    key: Any
    value: "Shape"
    removable: bool


class ModelShape(Struct, frozen=True):
    model: type[SpecModel]


Shape = LeafShape | ListShape | MapShape | ModelShape
_LEAF = LeafShape()


@cache
def keys_of(model: type[SpecModel]) -> Mapping[str, Shape]:
    """The YAML keys of a model in their order, with the shape of each."""
    return {key: shape_of(annotation) for key, annotation in annotations_of(model).items()}


def shape_of(annotation: Any) -> Shape:
    """The shape that a type annotation of a model states; of a union, its one part that is not a scalar."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(args[0])
    if origin in (Union, UnionType):
        parts = (shape_of(part) for part in args)
        return next((part for part in parts if not isinstance(part, LeafShape)), _LEAF)
    if origin is dict:
        return MapShape(args[0], shape_of(args[1]), not _accepts_false(args[1]))
    if origin is list:
        return ListShape(shape_of(args[0]))
    if isinstance(annotation, type) and issubclass(annotation, SpecModel):
        return ModelShape(annotation)
    return LeafShape(annotation is Any)


def child_shape(shape: Shape, step: str | int) -> Shape:
    """The shape of what stands under a key or at an index; a leaf where the models know nothing."""
    if isinstance(shape, ModelShape) and isinstance(step, str):
        return keys_of(shape.model).get(step, _LEAF)
    if isinstance(shape, MapShape):
        return shape.value
    return shape.item if isinstance(shape, ListShape) else LeafShape(isinstance(shape, LeafShape) and shape.anything)


def name_pattern(key: Any) -> str | None:
    """The pattern that the names of a mapping must match, from the annotation of its keys."""
    return next((mark.pattern for mark in get_args(key)[1:] if isinstance(mark, Chars)), None)


def _accepts_false(annotation: Any) -> bool:
    """Whether `false` is a value of its own here: `groups` entries, and free data."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is Any:
        return True
    if origin is Literal:
        return False in args
    return origin in (Annotated, Union, UnionType) and any(_accepts_false(part) for part in args)
