"""What a plain scalar means in YAML 1.2: the core schema (YAML 1.2.2, section 10.3.2), and nothing of YAML 1.1."""

import re

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_BOOLS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
#: Only texts that start so can be anything but a string.
_STARTS = frozenset("~nNtTfF0123456789+-.")
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL_FLOAT = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
#: Longer digits are an identifier, not a number (and Python refuses to convert more than 4300).
_LONGEST_NUMBER = 300

ScalarValue = str | int | float | bool | None


class IntText(int):
    """An integer that still knows how it was written: `012345678901` is an account id."""

    text: str


class FloatText(float):
    """A float that still knows how it was written: `25921e05` is a git commit."""

    text: str


def resolve_plain(text: str) -> ScalarValue:
    """The value of an unquoted scalar; numbers keep their source in `.text`."""
    if text and text[0] not in _STARTS:
        return text
    if text in NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    return text if len(text) > _LONGEST_NUMBER else _resolve_number(text)


def _resolve_number(text: str) -> ScalarValue:
    if _INT.fullmatch(text):
        return _int_text(text)
    if _FLOAT.fullmatch(text):
        return _float_text(text, text)
    if _SPECIAL_FLOAT.fullmatch(text):
        return _float_text(text.replace(".", ""), text)
    return text


def _int_text(text: str) -> IntText:
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    number = IntText(text[2:] if base != 10 else text, base)
    number.text = text
    return number


def _float_text(python_text: str, text: str) -> FloatText:
    number = FloatText(python_text)
    number.text = text
    return number
