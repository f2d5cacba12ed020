"""The one spelling of a value."""

from collections.abc import Callable
from decimal import Decimal

from slocompiler.load.yaml.core_schema import ScalarValue, resolve_plain
from slocompiler.spec.value_kinds import ValueKind
from slocompiler.values import Duration, InvalidValueError, Objective, Rate, Share, print_number


def respelled(text: str, kind: ValueKind) -> str:
    """The text of a value in its one spelling; what is no such value, or has no other spelling, as it is."""
    spell = _SPELLINGS.get(kind)
    try:
        return spell(text) if spell else text
    except InvalidValueError:
        return text


def respelled_plain(text: str, kind: ValueKind) -> str:
    """The same for what stands without quotes and is no text: numbers and booleans."""
    value = resolve_plain(text)
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind is ValueKind.WHOLE_NUMBER and _is_whole(value):
        return str(int(value))  # type: ignore[arg-type]
    if kind is ValueKind.NUMBER and isinstance(value, int | float):
        return _number(value)
    return text


def _duration(text: str) -> str:
    """As reports print it: whole days, or hours, minutes and seconds."""
    return Duration.parse(text).human


def _rate(text: str) -> str:
    """The unit stays: how often is meant per what is the author's to say."""
    Rate.parse(text)
    count, _, unit = text.partition("/")
    return f"{print_number(Decimal(count))}/{unit}"


def _is_whole(value: ScalarValue) -> bool:
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def _number(value: int | float) -> str:
    number = Decimal(getattr(value, "text", repr(value))) if isinstance(value, float) else Decimal(int(value))
    return print_number(number) if number.is_finite() else str(getattr(value, "text", value))


_SPELLINGS: dict[ValueKind, Callable[[str], str]] = {
    ValueKind.DURATION: _duration,
    ValueKind.WINDOW: _duration,
    ValueKind.SHARE: lambda text: str(Share.parse(text)),
    ValueKind.OBJECTIVE: lambda text: str(Objective.parse(text)),
    ValueKind.RATE: _rate,
}
