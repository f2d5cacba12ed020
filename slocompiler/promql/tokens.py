"""Words of a PromQL text with their places: the bundled parser reports none."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`)
    | (?P<quote>["'`])
    | (?P<dollar>\$(?:\{\w*\}?|\w+)?)
    | (?P<number>0[xX][0-9a-fA-F]*|(?:\d|\.\d)(?:[eE][+-]?\d|[\w.])*)
    | (?P<name>:?[A-Za-z_][A-Za-z0-9_:]*)
    | (?P<operator>==|!=|<=|>=|=~|!~|[-+*/%^<>=@,:()\[\]{}])
    | (?P<other>.)""",
    re.VERBOSE | re.DOTALL | re.ASCII,
)


class Token(NamedTuple):
    """One word: its kind (the name of its group above), its text and the offset of its first character."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def tokenize(text: str) -> list[Token]:
    """All words of a text without blanks and comments. What is no word has the kind `other`."""
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind != "space" and kind != "comment":
            tokens.append(Token(kind or "other", match[0], match.start()))
    return tokens
