"""Texts that are less than a query: a bare selector, a list of matchers."""

from slocompiler.promql.error import PromqlError
from slocompiler.promql.expr import Matcher, VectorSelector
from slocompiler.promql.parser import parse_expr
from slocompiler.promql.tokens import Token, tokenize

_SELECTOR_HELP = 'write a metric with its matchers, `requests_total{job="api"}`; the compiler adds range and functions'
_PREFIX = "x{"


def parse_selector(text: str) -> VectorSelector:
    """The selector that a text is: a metric and matchers, no range, no offset, no function around it.

    Raises PromqlError for anything else.
    """
    tokens = tokenize(text)
    for token in tokens:
        if token.text == "[":
            raise PromqlError("a selector here has no range", token.start, _SELECTOR_HELP)
    expr = parse_expr(text)
    if not isinstance(expr, VectorSelector):
        raise PromqlError("this is an expression where a selector is expected", _first_beyond(tokens), _SELECTOR_HELP)
    if expr.offset is not None or expr.at is not None:
        offset = next(token.start for token in tokens if token.text in ("offset", "@"))
        raise PromqlError("a selector here has no `offset` and no `@`", offset, _SELECTOR_HELP)
    return expr


def _first_beyond(tokens: list[Token]) -> int:
    """Where a text begins to be more than a selector: its first parenthesis or operator, else its start."""
    telling = (token.start for token in tokens if token.kind == "operator" and token.text not in "{}")
    return tokens[0].start if tokens[0].text == "(" else next(telling, tokens[0].start)


def parse_matchers(text: str) -> tuple[Matcher, ...]:
    """The conditions that `status=~"5..",method!="GET"` lists, in the order they print.

    A label may stand there twice. Raises PromqlError for an empty list, for braces around it and for anything else.
    """
    tokens = tokenize(text)
    if not tokens:
        raise PromqlError("the list of matchers is empty", 0, 'write `label="value"`')
    for token in tokens:
        if token.kind == "operator" and token.text in ("{", "}"):
            raise PromqlError(f"matchers stand here without `{token.text}`", token.start, _braceless(text))
        if token.text == "__name__":
            raise PromqlError("`__name__` names the metric, which is written before the braces", token.start)
    try:
        expr = parse_expr(f"{_PREFIX}{text}\n}}")
    except PromqlError as error:
        raise error.moved(-len(_PREFIX)) from None
    assert isinstance(expr, VectorSelector)
    return expr.matchers


def _braceless(text: str) -> str | None:
    inner = text.strip()
    if inner.startswith("{") and inner.endswith("}"):
        return f"write `{inner[1:-1].strip()}`"
    return 'write `label="value"` conditions alone, with commas between them'
