"""Field types: a value object each, with the JSON Schema of the one spelling it has."""

import re
from collections.abc import Callable
from decimal import Decimal
from math import isfinite
from typing import Annotated, Any, Literal

from slocompiler.spec.marks import AtLeast, Before, Chars, Described, Entries, Parsed, Schema
from slocompiler.values import Duration, InvalidValueError, Objective, Quantity, Rate, Share

NAME_PATTERN = r"^[a-z][a-z0-9-]{0,62}$"
SEVERITY_NAME_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]{0,62}$"
PARAMETER_PATTERN = r"^[a-z][a-z0-9_]{0,62}$"
LABEL_NAME_PATTERN = r"^[a-zA-Z_][a-zA-Z0-9_]*$"
CLOCK_PATTERN = r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$"
URL_PATTERN = r"^https?://[^\s]+$"


def _parsed(parse: Callable[[str], Any], noun: str, schema: Schema) -> Parsed:
    def read(value: object) -> Any:
        if not isinstance(value, str):
            raise InvalidValueError(*_not_text(value, parse, noun))
        return parse(value)

    return Parsed(read, schema)


def _not_text(value: object, parse: Callable[[str], Any], noun: str) -> tuple[str, str | None]:
    """Message and help for a value that YAML did not read as text: the help is the parser's own, for a bare number."""
    written = getattr(value, "text", None)
    if written is None:
        return f"this is not a {noun}", None
    try:
        parse(written)
    except InvalidValueError as error:
        return error.message, error.help
    return f"YAML reads `{written}` as a number", f'write it in quotes: "{written}"'


def _quantity(value: object) -> Quantity:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidValueError("this is not a quantity", "write a number and a unit: `30ms`, `512MiB`, `95%`, `3`")
    return Quantity.parse(value if isinstance(value, str) else _plain_number(value))


def _plain_number(value: float) -> str:
    """A number as it was written, where that is a decimal number; `1e3` and `0x10` as the number they are."""
    written = getattr(value, "text", str(value))
    if re.fullmatch(r"-?\d+(\.\d+)?", written):
        return str(written)
    return f"{Decimal(repr(value)):f}" if isinstance(value, float) and isfinite(value) else repr(value)


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValueError("this is not a number", "write a bare number: `14.4`")
    number = Decimal(_plain_number(value))
    if not number.is_finite() or number <= 0:
        raise InvalidValueError(f"`{number}` is not above 0", "write a number above 0")
    return number


def _text(value: object) -> str:
    """Free text. A number keeps the text it was written as (`25921e05` stays a commit hash)."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return getattr(value, "text", str(value))
    if isinstance(value, bool):
        raise InvalidValueError(
            "YAML reads this as a boolean", 'text that YAML reads otherwise is written in quotes: "true"'
        )
    raise InvalidValueError("text is expected here", None)


def _schema(pattern: str, description: str, *examples: str) -> Schema:
    return {"type": "string", "pattern": pattern, "description": description, "examples": list(examples)}


_NUMERIC_QUANTITY = {"type": "number", "minimum": -999999999999999, "maximum": 999999999999999}
_POSITIVE = {"type": "number", "exclusiveMinimum": 0, "description": "a number above 0", "examples": [14.4]}

#: 0 % and 100 % are shares and no objectives: the lookahead refuses the one, the number of digits the other.
_OBJECTIVE_SCHEMA: Schema = {
    "type": "string",
    "pattern": r"^(?!0{1,3}(\.0{1,12})?%$)(\d{1,2}|0\d{2})(\.\d{1,12})?%$",
    "description": "share of good events that is promised, above 0 % and below 100 %",
    "examples": ["99.9%", "99.95%"],
}

DurationField = Annotated[
    Duration,
    _parsed(Duration.parse, "duration", _schema(Duration.PATTERN, "a duration", "30s", "5m", "1h30m", "30d")),
]
ShareField = Annotated[
    Share, _parsed(Share.parse, "share", _schema(Share.PATTERN, "a share, with `%`", "1%", "99.95%"))
]
ObjectiveField = Annotated[Objective, _parsed(Objective.parse, "share", _OBJECTIVE_SCHEMA)]
RateField = Annotated[
    Rate, _parsed(Rate.parse, "rate", _schema(Rate.PATTERN, "events over time", "600/s", "3/m", "1/h", "10/week"))
]
QuantityField = Annotated[
    Quantity,
    Parsed(
        _quantity,
        {
            "anyOf": [{"type": "string", "pattern": Quantity.PATTERN}, _NUMERIC_QUANTITY],
            "description": "a number with the suffix of the signal's unit",
            "examples": ["30ms", "1.5GB", "95%", 3],
        },
    ),
]
PositiveNumber = Annotated[Decimal, Parsed(_decimal, _POSITIVE)]
Text = Annotated[str, Parsed(_text, {"type": ["string", "number"]})]

Name = Annotated[str, Chars(NAME_PATTERN)]
SeverityName = Annotated[str, Chars(SEVERITY_NAME_PATTERN)]
LabelName = Annotated[str, Chars(LABEL_NAME_PATTERN)]
Clock = Annotated[str, Chars(CLOCK_PATTERN)]
Url = Annotated[str, Chars(URL_PATTERN)]
QueryText = Annotated[str, Chars(least=1, most=6000)]


def _whole(value: object) -> object:
    """`5.0` is a whole number, as in JSON Schema."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


PositiveInt = Annotated[int, AtLeast(1), Before(_whole)]
#: From 0 on.
WholeNumber = Annotated[int, AtLeast(0), Before(_whole)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _one_or_many(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "array", "items": inner, "minItems": 1}]}


_QUERY_SCHEMA: Schema = {"type": "string", "minLength": 1, "maxLength": 6000}
_METRIC_SCHEMA: Schema = {"type": "string", "minLength": 1, "maxLength": 255}

#: One query or several that are summed.
Queries = Annotated[list[QueryText], Entries(1), Before(_as_list, _one_or_many(_QUERY_SCHEMA))]
#: One CloudWatch metric name or several that are summed.
MetricName = Annotated[str, Chars(least=1, most=255)]
MetricNames = Annotated[list[MetricName], Entries(1), Before(_as_list, _one_or_many(_METRIC_SCHEMA))]


#: `false` as a value of its own, and `true` likewise.
JustFalse = Literal[False]
JustTrue = Literal[True]

CALENDAR_WINDOWS = ("calendar-week", "calendar-month", "calendar-quarter")


def _window(value: object) -> Duration | str:
    if isinstance(value, str) and value in CALENDAR_WINDOWS:
        return value
    if isinstance(value, str) and value.startswith("calendar"):
        raise InvalidValueError(f"`{value}` is not a window", f"write one of {', '.join(CALENDAR_WINDOWS)}, or `30d`")
    if not isinstance(value, str):
        raise InvalidValueError(*_not_text(value, Duration.parse, "window"))
    return Duration.parse(value)


WindowField = Annotated[
    Duration | str,
    Parsed(
        _window,
        {
            "anyOf": [{"enum": list(CALENDAR_WINDOWS)}, {"type": "string", "pattern": Duration.PATTERN}],
            "description": "a rolling window, or a calendar window (UTC)",
            "examples": ["30d", "28d", "calendar-month"],
        },
    ),
]


def _native(value: object) -> Literal["native"]:
    if value == "native":
        return "native"
    raise InvalidValueError("this is not a list of boundaries", "write `[0.05, 0.1, 0.5, 1]`, or `native`")


BucketsField = Annotated[
    Annotated[list[PositiveNumber], Entries(1)] | Annotated[Literal["native"], Parsed(_native, {"const": "native"})],
    Described(
        {
            "anyOf": [{"const": "native"}, {"type": "array", "items": _POSITIVE, "minItems": 1}],
            "description": "upper boundaries as exposed, in the signal's unit; or `native`",
            "examples": [[0.05, 0.1, 0.5, 1], "native"],
        }
    ),
]
