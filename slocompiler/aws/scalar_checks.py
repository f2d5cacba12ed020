"""One value against its shape: its type, its words, its limits, its pattern."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from slocompiler.aws.java_pattern import matches
from slocompiler.aws.shapes import Shape
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import closest, quoted

_INTEGERS = {"integer": 2**31, "long": 2**63}
_FLOATS = ("float", "double", "bigdecimal")
_MOST_WORDS = 30
_LONGEST = 60


def scalar_violations(shape: Shape, value: object, path: Path) -> Iterator[Violation]:
    """What is wrong with a value that is no structure, list or map."""
    wrong = _wrong_type(shape, value)
    if wrong:
        yield Violation(ViolationKind.WRONG_TYPE, path, f"this must be {wrong}, and is {kind_of(value)}")
    elif isinstance(value, str) and shape.type == "string":
        yield from _text(shape, value, path)
    elif isinstance(value, str | bytes) and shape.type == "blob":
        yield from size_violations(shape, len(value), path, "bytes")
    elif isinstance(value, int | float | Decimal) and shape.type != "timestamp":
        yield from _number(shape, value, path)


def _wrong_type(shape: Shape, value: object) -> str | None:
    """What the value ought to be; None when it is that."""
    kind = shape.type
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if kind == "boolean":
        return None if isinstance(value, bool) else "true or false"
    if kind in _INTEGERS:
        return None if isinstance(value, int) and not isinstance(value, bool) else "a whole number"
    if kind in _FLOATS:
        return None if is_number else "a number"
    if kind == "timestamp":
        return None if _is_time(value) else "a time such as 2026-12-31T23:59:59Z"
    if kind == "blob":
        return None if isinstance(value, str | bytes) else "a text in base64"
    return None if isinstance(value, str) else "a text"


def _is_time(value: object) -> bool:
    """Whether it is a time: ISO 8601, or seconds since 1970."""
    if isinstance(value, datetime | date):
        return True
    try:
        if isinstance(value, str):
            return bool(datetime.fromisoformat(value))
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return bool(datetime.fromtimestamp(float(value), UTC))
    except (ValueError, OverflowError, OSError):
        pass
    return False


def _text(shape: Shape, value: str, path: Path) -> Iterator[Violation]:
    if shape.enum and value not in shape.enum:
        message = f"`{shortened(value)}` is not accepted here"
        yield Violation(ViolationKind.UNKNOWN_WORD, path, message, _words(value, shape.enum))
        return
    sizes = tuple(size_violations(shape, len(value), path, "characters"))
    yield from sizes
    if not sizes and shape.pattern and not matches(shape.pattern, value):
        message = f"`{shortened(value)}` does not match AWS's pattern for it"
        yield Violation(ViolationKind.MALFORMED_TEXT, path, message, f"the pattern: {shape.pattern}")


def _words(value: str, words: tuple[str, ...]) -> str:
    meant = closest(value, words)
    start = f"did you mean `{meant}`? " if meant else ""
    listed = quoted(words[:_MOST_WORDS]) + (", ..." if len(words) > _MOST_WORDS else "")
    return f"{start}accepted: {listed}"


def _number(shape: Shape, value: int | float | Decimal, path: Path) -> Iterator[Violation]:
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        yield Violation(ViolationKind.OUT_OF_LIMITS, path, "this must be a finite number")
        return
    room = _INTEGERS.get(shape.type)
    low = shape.min if shape.min is not None else (None if room is None else Decimal(-room))
    high = shape.max if shape.max is not None else (None if room is None else Decimal(room - 1))
    if (low is not None and value < low) or (high is not None and value > high):
        yield Violation(ViolationKind.OUT_OF_LIMITS, path, f"{value} is out of range", limits(low, high, ""))


def size_violations(shape: Shape, size: int, path: Path, unit: str) -> Iterator[Violation]:
    """What is wrong with the length of a text or a list."""
    if (shape.min is not None and size < shape.min) or (shape.max is not None and size > shape.max):
        message = f"this has {size} {unit}"
        yield Violation(ViolationKind.OUT_OF_LIMITS, path, message, limits(shape.min, shape.max, f" {unit}"))


def limits(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Limits as a help line."""
    if low is None or high is None:
        return f"at least {low}{unit}" if high is None else f"at most {high}{unit}"
    return f"{low}{unit}, no more and no fewer" if low == high else f"{low} to {high}{unit}"


def kind_of(value: object) -> str:
    """What a value is, in a sentence."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text `{shortened(value)}`"
    if isinstance(value, int | float | Decimal):
        return f"the number {value}"
    if isinstance(value, Mapping):
        return "a mapping"
    return "a list" if isinstance(value, Sequence) else f"a {type(value).__name__}"


def shortened(text: str) -> str:
    """A text that fits a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
