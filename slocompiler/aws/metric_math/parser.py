"""Text to tree: recursive descent, one function for each level of precedence."""

import re
from decimal import Decimal

from slocompiler.aws.metric_math.expr import Array, Binary, Call, Expr, Number, Text, Unary, Variable, Word
from slocompiler.aws.metric_math.functions import FUNCTIONS
from slocompiler.aws.metric_math.words import unknown_words
from slocompiler.aws.text_reader import ReadError, TextReader, Token, read_tokens
from slocompiler.load.did_you_mean import closest, quoted

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<mark>&&|\|\||[<>=!]=|[-+*/^<>()\[\],]))""",
    re.VERBOSE,
)
#: Operators from those that bind least to those that bind most; signs and `^` follow.
_LEVELS = (("OR", "||"), ("AND", "&&"), ("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/"))
#: What goes through trees calls itself; nobody follows longer expressions anyway.
_MOST_TOKENS = 400


def parse_math(text: str) -> Expr:
    """The tree of an expression, its functions and their arguments counted. Raises ReadError."""
    reader = read_tokens(text, _TOKEN, _MOST_TOKENS)
    expr = _any(reader)
    if not reader.is_done:
        raise ReadError(f"an operator is missing {reader.next.before}")
    for word in unknown_words(expr):
        help = "ids begin with a small letter; functions have their arguments in parentheses"
        raise ReadError(f"`{word.name}` at character {word.start + 1} has no meaning there", help)
    return expr


def _any(reader: TextReader) -> Expr:
    return _level(reader, 0)


def _level(reader: TextReader, level: int) -> Expr:
    """Operators of one level of precedence, from left to right."""
    if level == len(_LEVELS):
        return _unary(reader)
    left = _level(reader, level + 1)
    while reader.has(*_LEVELS[level]):
        operator = reader.take()
        left = Binary(operator.text, left, _level(reader, level + 1), operator.start)
    return left


def _unary(reader: TextReader) -> Expr:
    if reader.has("-", "+"):
        sign = reader.take()
        return Unary(sign.text, reader.nested(_unary), sign.start)
    base = _atom(reader)
    if reader.has("^"):
        operator = reader.take()
        return Binary("^", base, reader.nested(_unary), operator.start)
    return base


def _atom(reader: TextReader) -> Expr:
    token = reader.take()
    if token.kind == "number":
        return Number(Decimal(token.text), token.start)
    if token.kind == "text":
        return Text(token.text[1:-1], token.start)
    if token.kind == "word":
        return _call(reader, token) if reader.has("(") else _name(token)
    if token.text == "(":
        inner = reader.nested(_any)
        reader.expect(")")
        return inner
    if token.text == "[":
        return Array(_list(reader, "]"), token.start)
    raise ReadError(f"a metric, a number or a function is missing {token.before}")


def _name(token: Token) -> Expr:
    """Ids start with a small letter; the capitals are functions, operators and their words."""
    return Variable(token.text, token.start) if token.text[0].islower() else Word(token.text, token.start)


def _call(reader: TextReader, name: Token) -> Expr:
    if name.text not in FUNCTIONS:
        meant = closest(name.text, FUNCTIONS)
        help = f"did you mean `{meant}`?" if meant else f"functions: {quoted(FUNCTIONS)}"
        raise ReadError(f"metric math has no function `{name.text}`", help)
    reader.take()
    call = Call(name.text, _list(reader, ")"), name.start)
    fewest, most = FUNCTIONS[call.function]
    count = len(call.arguments)
    if count < fewest or (most is not None and count > most):
        wanted = f"{fewest}" if fewest == most else f"{fewest} or more" if most is None else f"{fewest} to {most}"
        raise ReadError(f"`{call.function}` has {count} argument(s), and takes {wanted}")
    return call


def _list(reader: TextReader, close: str) -> tuple[Expr, ...]:
    """What stands between commas, up to the closing bracket."""
    items: list[Expr] = []
    while not reader.has(close):
        if items:
            reader.expect(",", close)
        items.append(reader.nested(_any))
    reader.take()
    return tuple(items)
