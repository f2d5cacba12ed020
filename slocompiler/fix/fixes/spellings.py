"""Values whose unit is written in another way, and the spelling that they can only mean."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from slocompiler.spec.value_kinds import ValueKind
from slocompiler.values import Duration, InvalidValueError, Quantity, Rate, Share, print_number

_UNITS = {
    "ms": "ms|msecs?|milliseconds?",
    "s": "s|secs?|seconds?",
    "m": "m|mins?|minutes?",
    "h": "h|hrs?|hours?",
    "d": "d|days?",
    "w": "w|wks?|weeks?",
}
_WORDS = {unit: re.compile(words, re.IGNORECASE) for unit, words in _UNITS.items()}
_COUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]+)")
_PER = {"sec": "s", "second": "s", "min": "m", "minute": "m", "hour": "h", "day": "d", "w": "week", "wk": "week"}
#: Below one, a bare number may be a ratio or a share without its sign. No promise is below one percent.
_ONE = Decimal(1)


def corrected(text: str, kind: ValueKind, key: str) -> str | None:
    """The one spelling that `text`, the value of `key`, can mean; None when it may mean several things."""
    correct = _CORRECTIONS.get(kind)
    try:
        found = correct(text.strip(), key) if correct else None
    except InvalidValueError:
        return None
    return found if found != text else None


def _duration(text: str, key: str) -> str | None:
    """`5 min`, `90 seconds`, `1.5h`, `1H 30M`: but a lone `M` may be a month."""
    found = _COUNT.fullmatch(text)
    unit = _unit(found[2]) if found else None
    if found and unit:
        return f"{found[1]}{unit}" if "." not in found[1] else _exact(Fraction(found[1]), unit)
    compact = text.replace(" ", "")
    return str(Duration.parse(compact) and compact)


def _exact(count: Fraction, unit: str) -> str | None:
    milliseconds = count * Duration.parse(f"1{unit}").milliseconds
    return Duration(int(milliseconds)).human if milliseconds.denominator == 1 else None


def _unit(word: str) -> str | None:
    if word == "M":
        return None
    return next((unit for unit, words in _WORDS.items() if words.fullmatch(word)), None)


def _share(text: str, key: str) -> str | None:
    """`99,95%`, `100 %`, and `99.95`; what rises by `2` may rise to twice as much."""
    compact = text.replace(" ", "").replace(",", ".")
    if compact.endswith("%"):
        return str(Share.parse(compact) and compact)
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", compact) or Decimal(compact) <= _ONE or key == "rises":
        return None
    return f"{compact}%"


def _objective(text: str, key: str) -> str | None:
    compact = text.replace(" ", "").replace(",", ".")
    if re.fullmatch(r"0?\.\d+", compact) and Decimal(compact) >= Decimal("0.5"):
        return f"{print_number(Decimal(compact).scaleb(2))}%"
    return _share(text, key)


def _rate(text: str, key: str) -> str | None:
    count, _, unit = text.replace(" ", "").partition("/")
    meant = f"{count}/{_PER.get(unit.lower(), unit.lower())}"
    return str(Rate.parse(meant) and meant)


def _quantity(text: str, key: str) -> str | None:
    """Blanks before the suffix, and words for units of time. Money is written with a blank."""
    found = _COUNT.fullmatch(text)
    unit = _unit(found[2]) if found and found[2] not in ("m", "M") else None
    compact = f"{found[1]}{unit}" if found and unit else re.sub(r"\s+", "", text)
    if re.fullmatch(r"\d+(\.\d+)?USD(/h)?", compact):
        compact = compact.replace("USD", " USD")
    return str(Quantity.parse(compact) and compact)


_CORRECTIONS: dict[ValueKind, Callable[[str, str], str | None]] = {
    ValueKind.DURATION: _duration,
    ValueKind.WINDOW: _duration,
    ValueKind.SHARE: _share,
    ValueKind.OBJECTIVE: _objective,
    ValueKind.RATE: _rate,
    ValueKind.QUANTITY: _quantity,
}
