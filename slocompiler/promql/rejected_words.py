"""Single words that the bundled parser refused: a function, a number, an escape, a regex."""

import difflib
import re
import warnings
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from slocompiler.promql.durations import duration_seconds
from slocompiler.promql.error import PromqlError
from slocompiler.promql.functions import FUNCTIONS
from slocompiler.promql.tokens import Token

_RENAMED: Final = {"holt_winters": "double_exponential_smoothing"}
_NOT_RE2: Final = re.compile(r"\(\?<?[=!]|\(\?>|\\[1-9]|[*+?}]\+")
_ESCAPE: Final = re.compile(r"\\(?:[0-7]{3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SIMPLE_ESCAPES: Final = frozenset("abfnrtv\\")


def unknown_function(tokens: list[Token], complaint: str) -> PromqlError | None:
    """A call of something that is no function, with the nearest name."""
    match = re.fullmatch(r"unknown function with name '(.*)'", complaint)
    if not match:
        return None
    name = match[1]
    offset = next((a.start for a, b in pairwise(tokens) if a.text == name and b.text == "("), None)
    near = [_RENAMED[name]] if name in _RENAMED else difflib.get_close_matches(name, sorted(FUNCTIONS), 1)
    return PromqlError(f"`{name}` is not a function", offset, f"write `{near[0]}`" if near else None)


def bad_number(tokens: list[Token], complaint: str) -> PromqlError | None:
    """A word that begins with a digit and is neither a number nor a duration."""
    if not complaint.startswith(("ParseFloatError", "bad number", "not a valid duration")):
        return None
    for token in tokens:
        if token.kind == "number" and duration_seconds(token.text) is None and not _is_hex(token.text):
            return PromqlError(
                f"`{token.text}` is neither a number nor a duration", token.start, _number_help(token.text)
            )
    return None


def _is_hex(text: str) -> bool:
    return re.fullmatch(r"0[xX][0-9a-fA-F]+", text) is not None


def _number_help(text: str) -> str | None:
    if re.fullmatch(r"\d+\.\d+(ms|[smhdwy])", text):
        return "write whole numbers with units: `1h30m`, not `1.5h`"
    return "a name starts with a letter" if re.fullmatch(r"\d+[A-Za-z]{3,}\w*", text) else None


def bad_escape(tokens: list[Token], complaint: str) -> PromqlError | None:
    """A backslash in a string that escapes nothing."""
    if not complaint.startswith(("unknown escape sequence", "invalid syntax")):
        return None
    for token in tokens:
        if token.kind != "string" or token.text.startswith("`"):
            continue
        for match in _ESCAPE.finditer(token.text):
            if not _is_escape(match[0], token.text[0]):
                remedy = f"write two backslashes, `\\{match[0]}`, or backquotes around the string"
                return PromqlError(f"`{match[0]}` is no escape in a string", token.start + match.start(), remedy)
    return None


def _is_escape(text: str, quote: str) -> bool:
    if len(text) == 2:
        return text[1] == quote or text[1] in _SIMPLE_ESCAPES
    return text[1] in "xuU" or int(text[1:], 8) < 256


def bad_regex(tokens: list[Token], complaint: str) -> PromqlError | None:
    """A regex the parser refused. It is not RE2's own check: what Python compiles, Prometheus may take."""
    match = re.fullmatch(r"illegal regex for (.*)", complaint, re.DOTALL)
    if not match:
        return None
    regex = match[1]
    offset = next((token.start for token in tokens if token.kind == "string" and _unquoted(token.text) == regex), None)
    if _NOT_RE2.search(regex):
        remedy = "RE2 has no lookaround, no backreferences, no possessive repetition"
        return PromqlError(f"`{regex}` is not a regex of Prometheus", offset, remedy)
    flaw = _flaw(regex)
    if flaw:
        return PromqlError(f"`{regex}` is not a regex: {flaw}", offset)
    return PromqlError(f"the regex `{regex}` is not understood by the bundled parser", offset, not_understood=True)


def _flaw(regex: str) -> str | None:
    """What Python has against a regex; None too for a quotation `\\Q...\\E`, which it does not know."""
    if "\\Q" in regex:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            re.compile(regex)
        except (re.error, OverflowError, RecursionError) as error:
            return str(error).split(" at position")[0]
    return None


def _unquoted(literal: str) -> str:
    inner = literal[1:-1]
    return inner if literal[0] == "`" else inner.replace("\\\\", "\\")


WORD_CHECKS: Final[tuple[Callable[[list[Token], str], PromqlError | None], ...]] = (
    unknown_function,
    bad_number,
    bad_escape,
    bad_regex,
)
