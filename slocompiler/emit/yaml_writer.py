"""Data to YAML, in the layout of libyaml's emitter with our own quoting."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from slocompiler.emit.yaml_scalar import written_key, written_text
from slocompiler.values import print_number

Add = Callable[[str], None]

#: libyaml's: longer keys, in bytes, stand behind a `?`.
_LONGEST_SIMPLE_KEY = 128
_BREAKS = "\n\r\x85\u2028\u2029"
_LISTS = (list, tuple)
#: A dict is found at once, any other mapping by an abstract class, which takes longer.
_NESTED = (*_LISTS, dict, Mapping)


def write_yaml(value: object) -> str:
    """One YAML document in block style: indentation 2, list items at their key's column, keys in the order of the dict.

    Takes dict, list, tuple, str, int, float, bool, None and Decimal; raises TypeError for anything else.
    A string is plain only when every YAML 1.1 and 1.2 reader reads it back as that string; numbers have no exponent.
    """
    lines: list[str] = []
    if not isinstance(value, _NESTED) or not value:
        lines.append(f"{_leaf(value, '')}\n")
    elif isinstance(value, _LISTS):
        _sequence(value, "", "", lines.append)
    else:
        _mapping(value, "", "", lines.append)
    return "".join(lines)


def _mapping(value: Mapping[Any, object], column: str, lead: str, add: Add) -> None:
    """The pairs, with their keys at a column (blanks); `lead` stands before the first of them."""
    for key, item in value.items():
        is_simple, text = _key(key) if isinstance(key, str) else (True, _plain_text(key))
        if not is_simple:
            add(f"{lead}? {text}\n")
            _item(f"{column}:", item, column, add)
        elif isinstance(item, str):
            add(f"{lead}{text}: {written_text(item, column)}\n")
        elif not isinstance(item, _NESTED) or not item:
            add(f"{lead}{text}: {_leaf(item, column)}\n")
        elif isinstance(item, _LISTS):
            add(f"{lead}{text}:\n")
            _sequence(item, column, column, add)
        else:
            add(f"{lead}{text}:\n")
            _mapping(item, f"{column}  ", f"{column}  ", add)
        lead = column


def _sequence(value: list[object] | tuple[object, ...], column: str, lead: str, add: Add) -> None:
    """The items, with their dashes at a column (blanks); `lead` stands before the first of them."""
    for item in value:
        _item(f"{lead}-", item, column, add)
        lead = column


def _item(head: str, value: object, column: str, add: Add) -> None:
    """A value that begins on the line of a dash, or of the colon of a key with a line to itself."""
    if not isinstance(value, _NESTED) or not value:
        add(f"{head} {_leaf(value, column)}\n")
    elif isinstance(value, _LISTS):
        _sequence(value, f"{column}  ", f"{head} ", add)
    else:
        _mapping(value, f"{column}  ", f"{head} ", add)


def _leaf(value: object, column: str) -> str:
    """What has nothing below it."""
    if isinstance(value, str):
        return written_text(value, column)
    if isinstance(value, _NESTED):
        return "[]" if isinstance(value, _LISTS) else "{}"
    return _plain_text(value)


@lru_cache(maxsize=1024)
def _key(text: str) -> tuple[bool, str]:
    """Whether a key stands on the line of its value, and its text. Artifacts repeat few keys many times."""
    is_short = len(text.encode()) <= _LONGEST_SIMPLE_KEY
    return is_short and not any(character in _BREAKS for character in text), written_key(text)


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
