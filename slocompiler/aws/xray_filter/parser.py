"""Reads a filter expression from left to right, and stops at the first thing that has no meaning."""

import re

from slocompiler.aws.text_reader import ReadError, TextReader, Token, read_tokens
from slocompiler.aws.xray_filter.keywords import (
    BOOLEANS,
    COMPLEX,
    NUMBER_OPERATORS,
    NUMBERS,
    OPEN,
    TEXT_OPERATORS,
    TEXTS,
)
from slocompiler.load.did_you_mean import closest

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*")
    |(?P<number>-?\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z_][A-Za-z0-9_.]*)
    |(?P<mark>!=|<=|>=|[=<>!(){}\[\],:]))""",
    re.VERBOSE,
)
_MOST_TOKENS = 1000
_EXAMPLE = 'such as `service("x") { fault OR responsetime > 0.1 }`'


def check_filter(text: str) -> None:
    """Nothing for a filter expression. Raises ReadError for any other text."""
    reader = read_tokens(text, _TOKEN, _MOST_TOKENS)
    _filter(reader)
    if not reader.is_done:
        raise ReadError(f"AND or OR is missing {reader.next.before}")


def _filter(reader: TextReader) -> None:
    """Terms joined by AND, OR or nothing, which is AND."""
    _term(reader)
    while reader.next.kind == "word" or reader.has("!", "("):
        if reader.has("AND", "OR"):
            reader.take()
        _term(reader)


def _term(reader: TextReader) -> None:
    while reader.has("!"):
        reader.take()
    token = reader.take()
    if token.kind == "mark" and token.text == "(":
        reader.nested(_filter)
        reader.expect(")")
    elif token.kind == "word" and token.text not in ("AND", "OR"):
        _keyword(reader, token)
    else:
        raise ReadError(f"a keyword such as `fault` or `responsetime` is missing {token.before}")


def _keyword(reader: TextReader, keyword: Token) -> None:
    word = keyword.text
    if word in COMPLEX:
        _names(reader, COMPLEX[word])
        if reader.has("{"):
            reader.take()
            reader.nested(_filter)
            reader.expect("}")
    elif word in BOOLEANS:
        if reader.has("=", "!="):
            _comparison(reader, word, "word", frozenset(("=", "!=")), "true or false")
    elif word in NUMBERS:
        _comparison(reader, word, "number", NUMBER_OPERATORS, "a number")
    elif word in TEXTS:
        _comparison(reader, word, "text", TEXT_OPERATORS, "a text in quotes")
    elif word.startswith(OPEN):
        _open(reader)
    else:
        meant = closest(word, (*BOOLEANS, *NUMBERS, *TEXTS, *COMPLEX))
        raise ReadError(f"X-Ray has no keyword `{word}`", f"did you mean `{meant}`?" if meant else _EXAMPLE)


def _comparison(reader: TextReader, word: str, kind: str, operators: frozenset[str], value: str) -> None:
    """An operator, and a value of that kind."""
    if not reader.has(*operators):
        raise ReadError(f"`{word}` is compared with nothing", f"compare it by {', '.join(sorted(operators))}")
    operator, found = reader.take(), reader.take()
    if found.kind != kind or (kind == "word" and found.text not in ("true", "false")):
        raise ReadError(f"`{word} {operator.text}` needs {value}")


def _names(reader: TextReader, most: int) -> None:
    """`("name")`, `()`, `(id(name: "x", type: "y"))`."""
    reader.expect("(")
    count = 0
    while not reader.has(")"):
        if count:
            reader.expect(",", ")")
        count += 1
        _name(reader)
    if count > most:
        raise ReadError(f"{count} services are named, and {most} can be")
    reader.take()


def _name(reader: TextReader) -> None:
    token = reader.take()
    if token.kind == "text":
        return
    if token.text != "id":
        raise ReadError(f"the name of a service, in quotes, is missing {token.before}", _EXAMPLE)
    reader.expect("(")
    while not reader.has(")"):
        part = reader.take()
        if part.text not in ("name", "type", "account.id"):
            raise ReadError(f"`id` has no `{part.text}`", "`name` and `type`")
        reader.expect(":")
        if reader.take().kind != "text":
            raise ReadError(f"`{part.text}` of `id` needs a text in quotes")
        if reader.has(","):
            reader.take()
    reader.take()


def _open(reader: TextReader) -> None:
    """`annotation.key = value`, `annotation[key] > 29`: any kind of value, or none."""
    if reader.has("["):
        reader.take()
        reader.take()
        reader.expect("]")
    if reader.has(*TEXT_OPERATORS, *NUMBER_OPERATORS):
        reader.take()
        value = reader.take()
        if value.kind not in ("text", "number", "word"):
            raise ReadError(f"a value is missing {value.before}")
