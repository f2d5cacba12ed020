"""What is wrong between the braces of a selector."""

from slocompiler.promql.brackets import closing
from slocompiler.promql.error import PromqlError
from slocompiler.promql.tokens import Token

_OPS = frozenset(("=", "!=", "=~", "!~"))
_EXAMPLE = 'write `label="value"`, with `=`, `!=`, `=~` or `!~`'


def matcher_misfit(tokens: list[Token]) -> PromqlError | None:
    """The first thing in any pair of braces that is no matcher; None when all are. Brackets pair already."""
    index = 0
    while index < len(tokens):
        if tokens[index].text == "{":
            close = closing(tokens, index)
            error = _check(tokens[index + 1 : close + 1])
            if error:
                return error
            index = close
        index += 1
    return None


def _check(words: list[Token]) -> PromqlError | None:
    """The words up to and with the closing brace."""
    position = 0
    while words[position].text != "}":
        label = words[position]
        if label.kind not in ("name", "string"):
            return PromqlError(f"`{label.text}` stands where a label is expected", label.start, _EXAMPLE)
        end = _matcher_end(words, position)
        if isinstance(end, PromqlError):
            return end
        position = end
        if words[position].text == ",":
            position += 1
        elif words[position].text != "}":
            return _no_comma(words[position])
    return None


def _no_comma(word: Token) -> PromqlError:
    if word.text == "or":
        remedy = 'write two selectors with `or` between them, or a regex: `code=~"500|503"`'
        return PromqlError("`or` between matchers is MetricsQL, not PromQL", word.start, remedy)
    return PromqlError(f"a comma is missing before `{word.text}`", word.start)


def _matcher_end(words: list[Token], position: int) -> int | PromqlError:
    label, op, value = words[position], words[position + 1], words[min(position + 2, len(words) - 1)]
    if label.kind == "string" and op.text in (",", "}"):
        return position + 1
    if op.text == "==":
        return PromqlError("`==` does not match a label", op.start, 'one `=` matches: `label="value"`')
    if op.text not in _OPS:
        return PromqlError(f"the label `{label.text}` is not compared with anything", label.start, _EXAMPLE)
    if value.kind != "string":
        return _no_string(label, op, value)
    return position + 3


def _no_string(label: Token, op: Token, value: Token) -> PromqlError:
    if value.text in (",", "}"):
        return PromqlError(f"the label `{label.text}` is compared with nothing", value.start, _EXAMPLE)
    remedy = f'write `{label.text}{op.text}"{value.text}"`'
    return PromqlError(f"the value `{value.text}` is not in quotes", value.start, remedy)
