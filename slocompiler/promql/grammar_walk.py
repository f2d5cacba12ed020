"""Where a text stops being an expression: the parser says only that it is none."""

from slocompiler.promql.brackets import closing, opening
from slocompiler.promql.error import PromqlError
from slocompiler.promql.functions import AGGREGATIONS, MODIFIERS, PRECEDENCE
from slocompiler.promql.precheck import not_bundled
from slocompiler.promql.tokens import Token

_SIGNS = {"<>": "!=", "===": "==", "!==": "!=", "=>": ">=", "=<": "<="}
_INSTEAD = {
    "=": "write `==` to compare",
    "=~": 'a regex matches labels, in braces: `{label=~"a|b"}`',
    "!~": 'a regex matches labels, in braces: `{label!~"a|b"}`',
}


def expression_misfit(tokens: list[Token]) -> PromqlError | None:
    """The first word that cannot stand where it does; None when this light reading finds nothing wrong.

    It alternates between values and operators, and keeps the parentheses that are open: "call" or "group".
    """
    index, opened = 0, list[str]()
    wants_value = True
    while index < len(tokens):
        step = _value(tokens, index, opened) if wants_value else _after_value(tokens, index, opened)
        if isinstance(step, PromqlError):
            return step
        index, wants_value = step
    if wants_value:
        last = tokens[-1]
        return PromqlError(f"the query ends after `{last.text}`, where a value is missing", last.end)
    return None


_Step = tuple[int, bool] | PromqlError


def _value(tokens: list[Token], index: int, opened: list[str]) -> _Step:
    token, text = tokens[index], tokens[index].text
    if token.kind in ("number", "string"):
        return index + 1, False
    if token.kind == "name" and text not in MODIFIERS:
        return _name(tokens, index, opened)
    if text in ("+", "-"):
        return index + 1, True
    if text == "(":
        opened.append("group")
        return index + 1, True
    if text == "{":
        return closing(tokens, index) + 1, False
    if text == ")" and opened and opened[-1] == "call" and tokens[index - 1].text == "(":
        opened.pop()
        return index + 1, False
    written = tokens[index - 1].text + text if index else text
    if written in _SIGNS:
        return PromqlError(f"`{written}` is not an operator", tokens[index - 1].start, f"write `{_SIGNS[written]}`")
    return PromqlError(f"a value is missing before `{text}`", token.start)


def _name(tokens: list[Token], index: int, opened: list[str]) -> _Step:
    name, after = tokens[index].text, _text(tokens, index + 1)
    if name.lower() in AGGREGATIONS and after in ("by", "without"):
        index = _skip_labels(tokens, index + 1)
        if _text(tokens, index) != "(":
            return _labels_or_argument(tokens, index)
        after, index = "(", index - 1
    if after == "(":
        opened.append("call")
        return index + 2, True
    return (closing(tokens, index + 1) + 1 if after == "{" else index + 1), False


def _labels_or_argument(tokens: list[Token], index: int) -> PromqlError:
    word = tokens[min(index, len(tokens) - 1)]
    if word.text in ("by", "without") or tokens[index - 1].text in ("by", "without"):
        return PromqlError("the labels are not in parentheses", word.start, "write `sum by (label) (...)`")
    return PromqlError("nothing is aggregated", word.end, "write `sum by (label) (...)`")


def _after_value(tokens: list[Token], index: int, opened: list[str]) -> _Step:
    token, text = tokens[index], tokens[index].text.lower()
    if text in PRECEDENCE and token.kind in ("operator", "name"):
        return _skip_modifiers(tokens, index)
    if text == "[":
        return closing(tokens, index) + 1, False
    if text == ")" and opened:
        opened.pop()
        return index + 1, False
    if text == "," and opened and opened[-1] == "call":
        return index + 1, True
    if text in ("offset", "@"):
        return _skip_shift(tokens, index)
    if text in ("by", "without") and _ends_arguments(tokens, index - 1):
        end = _skip_labels(tokens, index)
        return (end, False) if end > index + 1 else _labels_or_argument(tokens, index + 1)
    return _misplaced(token)


def _ends_arguments(tokens: list[Token], index: int) -> bool:
    """Whether the word closes the arguments of an aggregation."""
    if tokens[index].text != ")":
        return False
    before = opening(tokens, index) - 1
    return before >= 0 and tokens[before].text.lower() in AGGREGATIONS


def _misplaced(token: Token) -> PromqlError:
    if token.text in ("anchored", "smoothed"):
        return not_bundled(f"`{token.text}`", token, "it is experimental in Prometheus: write the selector without it")
    if token.text in _INSTEAD:
        return PromqlError(f"`{token.text}` is not an operator between values", token.start, _INSTEAD[token.text])
    if token.text in MODIFIERS:
        return PromqlError(
            f"`{token.text}` has no operator before it", token.start, "write it after one: `a / on (job) b`"
        )
    if token.text == ",":
        return PromqlError("`,` stands between arguments only", token.start)
    return PromqlError(f"an operator is missing before `{token.text}`", token.start)


def _skip_modifiers(tokens: list[Token], index: int) -> _Step:
    """Past an operator with its `bool`, `on (...)` and `group_left (...)`."""
    operator = tokens[index].text
    index += 1
    if _text(tokens, index) == "bool":
        index += 1
    if _text(tokens, index) in ("on", "ignoring"):
        if _text(tokens, index + 1) != "(":
            return PromqlError("the labels are not in parentheses", tokens[index].end, "write `on (label)`")
        index = closing(tokens, index + 1) + 1
        if _text(tokens, index) in ("group_left", "group_right"):
            has_labels = _text(tokens, index + 1) == "("
            index = closing(tokens, index + 1) + 1 if has_labels else index + 1
    word = _text(tokens, index)
    if word == "bool":
        return PromqlError("`bool` stands too late", tokens[index].start, f"write it right after `{operator}`")
    if word in ("group_left", "group_right"):
        message = f"`{word}` has no labels to match before it"
        return PromqlError(message, tokens[index].start, f"write `on (label) {word} ()`")
    return index, True


def _skip_labels(tokens: list[Token], index: int) -> int:
    """Past `by (...)`; only past the word when no parenthesis follows."""
    return closing(tokens, index + 1) + 1 if _text(tokens, index + 1) == "(" else index + 1


def _skip_shift(tokens: list[Token], index: int) -> _Step:
    """Past `offset -5m`, `@ 5` and `@ start()`."""
    word, value = tokens[index], index + 1
    if word.text == "offset" and _text(tokens, value) in ("+", "-"):
        value += 1
    if value < len(tokens) and tokens[value].kind == "number":
        return value + 1, False
    if word.text == "@" and _text(tokens, value) in ("start", "end"):
        return (closing(tokens, value + 1) + 1, False) if _text(tokens, value + 1) == "(" else (value + 1, False)
    wanted = "a duration" if word.text == "offset" else "a time in seconds"
    return PromqlError(f"{wanted} is missing after `{word.text}`", word.end)


def _text(tokens: list[Token], index: int) -> str:
    return tokens[index].text if index < len(tokens) else ""
