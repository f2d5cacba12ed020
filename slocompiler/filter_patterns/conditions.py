"""Conditions of a filter pattern: comparisons with `&&`, `||` and parentheses."""

import re

from slocompiler.filter_patterns.pattern import AllOf, AnyOf, Comparison, Condition, PatternError, Presence
from slocompiler.filter_patterns.tokens import Token

_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_ORDERED = ("<", "<=", ">", ">=")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_SELECTOR = re.compile(r"\$(\.[A-Za-z0-9_@:-]+|\.\*|\[(\d+|\*|'[^']+'|\"[^\"]+\")\])+")
#: What people write for it -> what the language has.
_MEANT = {"and": "&&", "or": "||", "not": "NOT EXISTS", "==": "=", "<>": "!=", "is": "IS"}


class Conditions:
    """Reads a condition from tokens. `subjects`: what it may compare; None means properties, `$.name`."""

    def __init__(self, tokens: list[Token], subjects: frozenset[str] | None) -> None:
        self.tokens, self.subjects, self.position = tokens, subjects, 0
        self.named: set[str] = set()

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def read(self) -> Condition:
        """The whole of it; raises PatternError."""
        condition = self._any()
        if self.token.kind != "end":
            self._refuse_rest()
        return condition

    def _refuse_rest(self) -> None:
        meant = _MEANT.get(self.token.text.lower())
        help = f"write `{meant}`" if meant else "join comparisons with `&&` or `||`"
        raise PatternError(f"`{self.token.text}` makes no sense here", self.token.offset, help)

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._takes("||"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._takes("&&"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _takes(self, text: str) -> bool:
        if self.token.text != text or self.token.kind not in ("operator", "word"):
            return False
        self.position += 1
        return True

    def _one(self) -> Condition:
        if not self._takes("("):
            return self._comparison(self._subject())
        condition = self._any()
        if not self._takes(")"):
            raise PatternError("a parenthesis is not closed", self.token.offset, "write `)`")
        return condition

    def _subject(self) -> str:
        token = self.token
        self.position += 1
        if self.subjects is None:
            if not _SELECTOR.fullmatch(token.text):
                help = f"write `$.{token.text}`" if token.kind == "word" else "write `$.` and the name of a property"
                raise PatternError(f"`{token.text}` is not a property", token.offset, help)
        elif token.text not in self.subjects:
            raise PatternError(f"`{token.text}` is not this field", token.offset, "compare the field with a value")
        self.named.add(token.text)
        return token.text

    def _comparison(self, subject: str) -> Comparison:
        token = self.token
        for words in Presence:
            if self._follow(words.value.split()):
                return Comparison(subject, words)
        if token.text not in _COMPARISONS or token.kind != "operator":
            meant = _MEANT.get(token.text.lower())
            raise PatternError(
                f"`{subject}` is compared with nothing",
                token.offset,
                f"write `{meant}`" if meant else f"write `{subject} = *` for lines that have it",
            )
        self.position += 1
        return self._value(subject, token)

    def _follow(self, words: list[str]) -> bool:
        found = [token.text for token in self.tokens[self.position : self.position + len(words)]]
        if found != words:
            return False
        self.position += len(words)
        return True

    def _value(self, subject: str, operator: Token) -> Comparison:
        token = self.token
        if token.kind == "operator" and token.text in _COMPARISONS:
            raise PatternError(f"`{operator.text}{token.text}` is no comparison", operator.offset, "write `=` or `!=`")
        if token.kind not in ("string", "expression", "word"):
            raise PatternError(f"`{operator.text}` has no value behind it", token.offset, "write a number or a text")
        self.position += 1
        if operator.text in _ORDERED and not _NUMBER.fullmatch(token.text):
            raise PatternError(f"`{operator.text}` compares numbers", token.offset, "write a number")
        self._refuse_foreign(token)
        bare = token.text[1:-1] if token.kind in ("string", "expression") else token.text
        return Comparison(subject, operator.text, bare, token.kind == "string", token.kind == "expression")

    def _refuse_foreign(self, token: Token) -> None:
        if token.kind == "word" and token.text.startswith("'"):
            raise PatternError("texts have double quotes", token.offset, f'write `"{token.text.strip(chr(39))}"`')
        if token.kind == "word" and token.text.lower() in ("true", "false", "null"):
            raise PatternError(
                f"`{token.text}` is compared as a text", token.offset, f"write `IS {token.text.upper()}`"
            )
