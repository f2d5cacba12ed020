"""`$window` and every other `$` of a query."""

import re
from typing import Final

from slocompiler.promql.error import PromqlError
from slocompiler.promql.tokens import Token

#: As long as the word it stands for, so that places do not move; longer than any range that is accepted otherwise.
_STAND_IN: Final = "055555d"
STAND_IN_SECONDS: Final = 55555 * 86400

_DASHBOARD_VARIABLES = frozenset(("__rate_interval", "__interval", "interval", "__range", "__interval_ms", "__range_s"))
_NAMED = re.compile(r"\$(?:\{([A-Za-z_]\w*)\}?|([A-Za-z_]\w*))", re.ASCII)


def fill_placeholders(text: str, tokens: list[Token]) -> tuple[str, list[Token]]:
    """The text and its words with a duration in the place of each `[$window]`.

    Raises PromqlError for any other `$name`. In strings `$1`, `${1}` and a bare `$` belong to regexes.
    """
    filled, kept = text, []
    for index, token in enumerate(tokens):
        if token.kind == "string":
            _check_string(token)
        elif token.kind == "dollar":
            _check_range(tokens, index)
            filled = filled[: token.start] + _STAND_IN + filled[token.end :]
            token = Token("number", _STAND_IN, token.start)
        kept.append(token)
    return filled, kept


def _check_string(token: Token) -> None:
    match = _NAMED.search(token.text)
    if not match:
        return
    name = match[1] or match[2]
    if name == "window":
        raise PromqlError(
            f"`{match[0]}` in a string is not filled in",
            token.start + match.start(),
            "`$window` is a range: `[$window]`",
        )
    raise _unknown(match[0], name, token.start + match.start())


def _check_range(tokens: list[Token], index: int) -> None:
    token = tokens[index]
    if token.text == "$window":
        _check_window_place(tokens, index)
        return
    match = _NAMED.fullmatch(token.text)
    if not match:
        raise PromqlError(f"`{token.text}` is not PromQL outside of a string", token.start)
    name = match[1] or match[2]
    if name == "window":
        raise PromqlError(f"`{token.text}` has braces", token.start, "write `[$window]`")
    raise _unknown(match[0], name, token.start)


def _check_window_place(tokens: list[Token], index: int) -> None:
    before = tokens[index - 1].text if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    start = tokens[index].start
    if before == "[" and after.startswith(":"):
        raise PromqlError("`$window` cannot be the range of a subquery", start, "write a fixed range: `[1h:1m]`")
    if before != "[" or after != "]":
        raise PromqlError("`$window` stands for a range alone", start, "write it in brackets: `[$window]`")


def _unknown(text: str, name: str, offset: int) -> PromqlError:
    if name in _DASHBOARD_VARIABLES:
        remedy = "a rule has no dashboard variables: write [$window] or a fixed range"
        return PromqlError(f"`{text}` is a variable of a dashboard", offset, remedy)
    remedy = "the compiler fills in `[$window]` and nothing else; a regex group is written by its number, `$1`"
    return PromqlError(f"`{text}` is not a placeholder", offset, remedy)
