"""Texts to filter patterns.

The grammar is that of the CloudWatch Logs user guide, "Filter pattern syntax for metric filters". Where that lets a
mistake through that only shows as a metric which never counts (`and` for `&&` in a list of terms), it is refused here.
"""

import re
from collections.abc import Iterator

from slocompiler.filter_patterns.conditions import Conditions
from slocompiler.filter_patterns.pattern import (
    Everything,
    FieldPattern,
    JsonPattern,
    LineField,
    Pattern,
    PatternError,
    Term,
    TermPattern,
)
from slocompiler.filter_patterns.tokens import Token, tokenize

_TERM = re.compile(r'\s*(?P<mode>[?-]?)(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|%(?P<expression>[^%]+)%|(?P<word>[^\s"]+))')
_WORD = re.compile(r"[A-Za-z0-9_]+")
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_CLOSING = {"{": "}", "[": "]"}
#: A filter pattern may hold so many regular expressions.
_MOST_EXPRESSIONS = 2


def parse_pattern(text: str) -> Pattern:
    """The pattern that `text` spells; raises PatternError."""
    pattern = _parse(text)
    if text.count("%") > 2 * _MOST_EXPRESSIONS:
        raise PatternError(
            f"a pattern has at most {_MOST_EXPRESSIONS} expressions", text.index("%"), "join them with `|`"
        )
    return pattern


def _parse(text: str) -> Pattern:
    body = text.strip()
    if not body:
        return Everything()
    if body[0] not in _CLOSING:
        return _terms(text)
    closing, start, end = _CLOSING[body[0]], text.index(body[0]) + 1, text.rindex(body[-1])
    if len(body) < 2 or body[-1] != closing:
        raise PatternError(f"`{body[0]}` is not closed", start - 1, f"end the pattern with `{closing}`")
    return _json(text, start, end) if body[0] == "{" else _fields(text, start, end)


def _json(text: str, start: int, end: int) -> JsonPattern:
    if not text[start:end].strip():
        raise PatternError("the pattern compares nothing", start, "write `{ $.level = * }`, or an empty text for all")
    reader = Conditions(list(tokenize(text, start, end)), None)
    return JsonPattern(reader.read(), frozenset(reader.named))


def _fields(text: str, start: int, end: int) -> FieldPattern:
    fields = [_field(tokens) for tokens in _parted(list(tokenize(text, start, end)))]
    names = [field.name for field in fields if field.name]
    for name in names:
        if names.count(name) > 1:
            raise PatternError(f"two fields are called `{name}`", start, "give each field a name of its own")
    return FieldPattern(tuple(fields))


def _parted(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens between commas, each with an end of its own."""
    part: list[Token] = []
    for token in tokens:
        if token.text == "," or token.kind == "end":
            yield [*part, Token("end", "", token.offset)]
            part = []
        else:
            part.append(token)


def _field(tokens: list[Token]) -> LineField:
    first = tokens[0]
    if first.text == "...":
        return LineField("", None)
    if first.kind != "word" or not _FIELD_NAME.fullmatch(first.text):
        raise PatternError(f"`{first.text}` is no field", first.offset, "write a name, or `...`")
    if tokens[1].kind == "end":
        return LineField(first.text, None)
    return LineField(first.text, Conditions(tokens, frozenset((first.text,))).read())


def _terms(text: str) -> TermPattern:
    terms, offset = [], 0
    while text[offset:].strip():
        match = _TERM.match(text, offset)
        if match is None:
            start = len(text) - len(text[offset:].lstrip())
            raise PatternError("a text is not closed", start, 'close it with `"`')
        terms.append(_term(match))
        offset = match.end()
    return TermPattern(tuple(terms))


def _term(match: re.Match[str]) -> Term:
    if match["word"] is None:
        return Term(match["quoted"] or match["expression"], match["mode"], match["expression"] is not None)
    word, offset = match["word"], match.start("word")
    if word in ("&&", "||"):
        raise PatternError(
            f"`{word}` joins comparisons, not terms", offset, "terms all count; `?a ?b` means one of them"
        )
    if not _WORD.fullmatch(word):
        raise PatternError(f"`{word}` needs quotes", offset, f'write `"{word}"`: it has more than letters and digits')
    return Term(word, match["mode"])
