"""Data to YAML, by libyaml's emitter with our own quoting."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from io import StringIO
from typing import Any

from yaml._yaml import CEmitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from slocompiler.emit.scalar_style import PLAIN, style_of_key, style_of_value
from slocompiler.values import print_number

Emit = Callable[[Event], None]

_NO_FOLDING = -1
_MAPPING_START = MappingStartEvent(None, None, True, flow_style=False)
_MAPPING_END = MappingEndEvent()
_SEQUENCE_START = SequenceStartEvent(None, None, True, flow_style=False)
_SEQUENCE_END = SequenceEndEvent()


def write_yaml(value: object) -> str:
    """One YAML document in block style: indentation 2, list items at their key's column, keys in the order of the dict.

    Takes dict, list, tuple, str, int, float, bool, None and Decimal; raises TypeError for anything else.
    A string is plain only when every YAML 1.1 and 1.2 reader reads it back as that string; numbers have no exponent.
    """
    stream = StringIO()
    emitter: Any = CEmitter(stream, indent=2, width=_NO_FOLDING, allow_unicode=True)
    emit: Emit = emitter.emit
    emit(StreamStartEvent())
    emit(DocumentStartEvent(explicit=False))
    _emit(value, emit)
    emit(DocumentEndEvent(explicit=False))
    emit(StreamEndEvent())
    return stream.getvalue()


def _emit(value: object, emit: Emit) -> None:
    if isinstance(value, str):
        emit(_string(str(value), style_of_value(value)))
    elif isinstance(value, Mapping):
        emit(_MAPPING_START)
        for key, item in value.items():
            emit(_key(key) if isinstance(key, str) else _plain(key))
            _emit(item, emit)
        emit(_MAPPING_END)
    elif isinstance(value, list | tuple):
        emit(_SEQUENCE_START)
        for item in value:
            _emit(item, emit)
        emit(_SEQUENCE_END)
    else:
        emit(_plain(value))


@lru_cache(maxsize=1024)
def _key(text: str) -> ScalarEvent:
    """Artifacts repeat few keys many times."""
    return _string(str(text), style_of_key(text))


def _string(text: str, style: str) -> ScalarEvent:
    return ScalarEvent(None, None, (style == PLAIN, style != PLAIN), text, style=style or None)


def _plain(value: object) -> ScalarEvent:
    return ScalarEvent(None, None, (True, False), _plain_text(value))


def _plain_text(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float | Decimal):
        return _number(Decimal(repr(float(value))) if isinstance(value, float) else value)
    raise TypeError(f"YAML artifacts have no {type(value).__name__} such as {value!r}")


def _number(number: Decimal) -> str:
    if number.is_nan():
        return ".nan"
    if number.is_infinite():
        return ".inf" if number > 0 else "-.inf"
    return print_number(number)
