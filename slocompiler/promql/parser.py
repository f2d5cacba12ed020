"""PromQL text as a tree, or one PromqlError that says why not."""

from typing import Any

from slocompiler.promql.convert import convert
from slocompiler.promql.error import PromqlError
from slocompiler.promql.expr import Expr, MatrixSelector, Paren, StringLiteral, Subquery
from slocompiler.promql.matcher_syntax import matcher_misfit
from slocompiler.promql.placeholders import fill_placeholders
from slocompiler.promql.precheck import check_length, check_words
from slocompiler.promql.raw_strings import without_backquotes
from slocompiler.promql.tokens import Token, tokenize


def parse_expr(text: str) -> Expr:
    """The tree of a query: a vector or a number. `[$window]` is a range like another; comments are dropped.

    Raises PromqlError for everything else, and nothing but PromqlError for any text.
    """
    check_length(text)
    words = tokenize(text)
    check_words(words)
    filled, tokens = fill_placeholders(text, words)
    expr = _parse(filled, tokens)
    _check_result(expr, tokens)
    return expr


def _parse(text: str, tokens: list[Token]) -> Expr:
    tree = _read(text)
    if isinstance(tree, _Complaint):
        # Only a wrong query pays for the texts of errors.
        from slocompiler.promql.explain import explain

        raise explain(text, tokens, tree, _complaint_about)
    try:
        return convert(tree)
    except PromqlError as error:
        raise _located(error, tokens) from None


def _located(error: PromqlError, tokens: list[Token]) -> PromqlError:
    """An error about the tree, which has no places, at the word that it names."""
    in_braces = matcher_misfit(tokens)
    if in_braces:
        return in_braces
    offset = next((token.start for token in tokens if f"`{token.text}" in error.message), tokens[0].start)
    return error.moved_to(offset)


class _Complaint(str):
    """What the bundled parser has against a text."""


def _read(text: str) -> Any:
    """The bundled parser's tree, or its complaint."""
    # Importing the parser costs 6 ms: a run that reads no query does not pay for it.
    import promql_parser

    try:
        return promql_parser.parse(without_backquotes(text))
    except ValueError as error:
        return _Complaint(error)
    except BaseException as error:  # a Rust panic is no Exception, and its class cannot be imported
        if type(error).__name__ != "PanicException":
            raise
        return _Complaint(f"it panics: {error}")


def _complaint_about(text: str) -> str | None:
    tree = _read(text)
    return tree if isinstance(tree, _Complaint) else None


def _check_result(expr: Expr, tokens: list[Token]) -> None:
    """Raises PromqlError for a tree whose result no rule can use: a range, a text."""
    inner = expr
    while isinstance(inner, Paren):
        inner = inner.expr
    if isinstance(inner, MatrixSelector | Subquery):
        offset = max(token.start for token in tokens if token.text == "[")
        remedy = "take a function of it, `rate(...)`, or leave the range out"
        raise PromqlError("the query is a range, not a value now", offset, remedy)
    if isinstance(inner, StringLiteral):
        raise PromqlError("the query is a text, not a value", tokens[0].start)
