"""What the models say about a place in a document: its model, what stands below it, and what kind of value it is."""

from collections.abc import Iterator
from enum import Enum, auto
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from slocompiler.spec import fields
from slocompiler.spec.base import SpecModel, annotations_of


class ValueKind(Enum):
    """What a scalar is, where the models say more than that it is text."""

    DURATION = auto()
    WINDOW = auto()
    SHARE = auto()
    OBJECTIVE = auto()
    RATE = auto()
    QUANTITY = auto()
    NUMBER = auto()
    WHOLE_NUMBER = auto()
    BOOLEAN = auto()
    CLOCK = auto()
    QUERY = auto()
    #: Text for which a number is taken as it is written.
    TEXT = auto()
    OTHER = auto()


#: The mark that makes a field's type what it is -> the kind. Marks are told apart by identity.
_KINDS: dict[int, ValueKind] = {
    id(get_args(field)[1]): kind
    for field, kind in (
        (fields.DurationField, ValueKind.DURATION),
        (fields.WindowField, ValueKind.WINDOW),
        (fields.ShareField, ValueKind.SHARE),
        (fields.ObjectiveField, ValueKind.OBJECTIVE),
        (fields.RateField, ValueKind.RATE),
        (fields.QuantityField, ValueKind.QUANTITY),
        (fields.PositiveNumber, ValueKind.NUMBER),
        (fields.Clock, ValueKind.CLOCK),
        (fields.QueryText, ValueKind.QUERY),
        (fields.Text, ValueKind.TEXT),
    )
}
_BARE = {bool: ValueKind.BOOLEAN, int: ValueKind.WHOLE_NUMBER}


def below(annotation: Any, key: str | None) -> Any:
    """The annotation of what stands under a key, or of an item of a list (None); None where the models know nothing."""
    for part, _ in _alternatives(annotation):
        origin = get_origin(part)
        if key is None and origin is list:
            return get_args(part)[0]
        if key is not None and origin is dict:
            return get_args(part)[1]
        if key is not None and _is_model(part) and key in annotations_of(part):
            return annotations_of(part)[key]
    return None


def model_at(annotation: Any) -> type[SpecModel] | None:
    """The model of the mapping that may stand here."""
    return next((part for part, _ in _alternatives(annotation) if _is_model(part)), None)


def words_at(annotation: Any) -> tuple[str, ...]:
    """The words of which one must stand here; none where any text may."""
    return tuple(
        word
        for part, _ in _alternatives(annotation)
        if get_origin(part) is Literal
        for word in get_args(part)
        if isinstance(word, str)
    )


def takes_a_list(annotation: Any) -> bool:
    """Whether a list may stand here."""
    return any(get_origin(part) is list for part, _ in _alternatives(annotation))


def kind_at(annotation: Any) -> ValueKind:
    """What a scalar here is; where a list may stand, what its items are."""
    for part, marks in _alternatives(annotation):
        kind = next((_KINDS[id(mark)] for mark in marks if id(mark) in _KINDS), None) or _BARE.get(part)
        if kind is None and get_origin(part) is list:
            kind = kind_at(get_args(part)[0])
        if kind:
            return kind
    return ValueKind.OTHER


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, SpecModel)


def _alternatives(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The types that an annotation allows, each with its marks."""
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *marks = get_args(annotation)
        yield from ((part, (*inner, *marks)) for part, inner in _alternatives(base))
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _alternatives(part)
    else:
        yield annotation, ()
