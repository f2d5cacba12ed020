"""Backquoted strings: Prometheus takes them literally, the bundled parser unescapes them inside of matchers."""

from slocompiler.promql.printer import quote
from slocompiler.promql.tokens import tokenize


def without_backquotes(text: str) -> str:
    """The same query with its backquoted strings in double quotes."""
    if "`" not in text:
        return text
    for token in reversed(tokenize(text)):
        if token.kind == "string" and token.text.startswith("`"):
            text = text[: token.start] + quote(token.text[1:-1]) + text[token.end :]
    return text
