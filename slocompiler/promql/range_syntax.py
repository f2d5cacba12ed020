"""What is wrong between the square brackets of a range."""

from slocompiler.promql.brackets import closing
from slocompiler.promql.durations import duration_seconds, is_duration
from slocompiler.promql.error import PromqlError
from slocompiler.promql.precheck import not_bundled
from slocompiler.promql.tokens import Token

_HELP = "write a range, `[5m]`, or a range and a step, `[1h:1m]`"
_ARITHMETIC = frozenset(("+", "-", "*", "/", "%", "^", "("))


def range_misfit(tokens: list[Token]) -> PromqlError | None:
    """The first thing in any pair of square brackets that is no range; None when all are. Brackets pair already."""
    for index, token in enumerate(tokens):
        if token.kind == "operator" and token.text == "[":
            close = closing(tokens, index)
            error = _check(tokens[index + 1 : close], tokens[close])
            if error:
                return error
    return None


def _check(words: list[Token], close: Token) -> PromqlError | None:
    for word in words:
        if word.kind == "operator" and word.text in _ARITHMETIC:
            return not_bundled("arithmetic with durations", word, "write one duration: `[65m]`")
    colons = [position for position, word in enumerate(words) if word.text == ":"]
    if not words:
        return PromqlError("the range is empty", close.start, _HELP)
    if len(colons) > 1:
        return PromqlError("a subquery has one range and one step", words[colons[1]].start, _HELP)
    if not colons:
        return _check_duration(words, close)
    step = words[colons[0] + 1 :]
    return _check_duration(words[: colons[0]], words[colons[0]]) or (_check_duration(step, close) if step else None)


def _check_duration(words: list[Token], after: Token) -> PromqlError | None:
    if not words:
        return PromqlError("the range is missing", after.start, _HELP)
    first = words[0]
    seconds = duration_seconds(first.text)
    if seconds is None or (first.kind != "number"):
        return PromqlError(f"`{first.text}` is not a duration", first.start, _duration_help(first.text))
    if seconds == 0:
        return PromqlError("a range of zero holds nothing", first.start, _HELP)
    if len(words) > 1:
        remedy = "write it as one word: `1h30m`" if is_duration(words[1].text) else _HELP
        return PromqlError(f"`{words[1].text}` is too much in a range", words[1].start, remedy)
    return None


def _duration_help(text: str) -> str:
    if text.lower() != text and is_duration(text.lower()):
        return f"write `{text.lower()}`"
    return "write whole numbers with units from large to small: `30s`, `5m`, `1h30m`"
