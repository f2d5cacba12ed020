"""What the readers of AWS's small languages share: words with their places, and a cursor on them."""

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

_Read = TypeVar("_Read")
_DEEPEST = 60


class ReadError(ValueError):
    """Why a text is not what it should be, in one sentence, with the remedy where there is one."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class Token(Struct, frozen=True):
    """One word. `kind` is the name of the group that matched, or `end`; `start` counts from the text's start."""

    kind: str
    text: str
    start: int

    @property
    def before(self) -> str:
        """Where something is missing when this comes instead."""
        return "at the end" if self.kind == "end" else f"before `{self.text}` at character {self.start + 1}"


class TextReader(Struct):
    """The words of a text, and how far they are read. Texts in quotes have the kind `text`: they are no marks."""

    tokens: tuple[Token, ...]
    position: int = 0
    depth: int = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.position]

    @property
    def is_done(self) -> bool:
        return self.next.kind == "end"

    def take(self) -> Token:
        """The next word, which is then read; at the end always the same."""
        token = self.next
        self.position += token.kind != "end"
        return token

    def has(self, *texts: str) -> bool:
        return self.next.kind not in ("text", "end") and self.next.text in texts

    def expect(self, mark: str, *others: str) -> None:
        """Reads a mark. Raises ReadError when there is another; `others` could stand there too."""
        if not self.has(mark):
            expected = " or ".join(f"`{one}`" for one in (mark, *others))
            raise ReadError(f"{expected} is missing {self.next.before}")
        self.take()

    def nested(self, read: Callable[["TextReader"], _Read]) -> _Read:
        """What `read` gives, one level deeper. Raises ReadError when that is too deep for anybody to follow."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ReadError("this is nested too deeply", "split it into parts with names of their own")
        found = read(self)
        self.depth -= 1
        return found


def read_tokens(text: str, token: re.Pattern[str], most: int) -> TextReader:
    """The words of a text, so many at most; each group of `token` is a kind of them.

    Raises ReadError for what is no word.
    """
    tokens, position = [], 0
    end = len(text.rstrip())
    while position < end:
        match = token.match(text, position)
        if match is None:
            raise _no_word(text, position)
        kind = str(match.lastgroup)
        tokens.append(Token(kind, match[kind], match.start(kind)))
        position = match.end()
    if len(tokens) > most:
        raise ReadError(f"this has {len(tokens)} words", f"at most {most}: split it into parts with names of their own")
    return TextReader((*tokens, Token("end", "", end)))


def _no_word(text: str, position: int) -> ReadError:
    rest = text[position:].lstrip()
    place = f"at character {len(text) - len(rest) + 1}"
    if rest[0] in "\"'":
        return ReadError(f"the quote {place} is never closed")
    return ReadError(f"`{rest[0]}` {place} has no meaning")
