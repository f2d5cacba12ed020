"""Label matchers as Alertmanager reads and applies them (pkg/labels/parse.go, matcher.go)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from slocompiler.proof.delivery.configuration.plain_data import mapping, texts

_MATCHER = re.compile(r'\s*(?P<name>"(?:[^"\\]|\\.)*"|[^\s=!~"]+)\s*(?P<op>=~|!~|!=|=)\s*(?P<value>.*?)\s*', re.DOTALL)
_ESCAPED = re.compile(r"\\([\\n\"])")
_OPPOSITE = {"=": "=", "!=": "=", "=~": "=~", "!~": "=~"}


class LabelMatcher(Struct, frozen=True):
    """A condition on one label; `operator` is one of `=`, `!=`, `=~`, `!~`. A missing label counts as empty."""

    name: str
    operator: str
    value: str

    def accepts(self, value: str) -> bool | None:
        """Whether a value fulfils it; None for a pattern that only Go can read."""
        equal = value == self.value if self.operator in ("=", "!=") else _fits(self.value, value)
        return None if equal is None else equal == (self.operator in ("=", "=~"))

    @property
    def question(self) -> tuple[str, str, str]:
        """What it asks of an alert; its opposite asks the same."""
        return self.name, _OPPOSITE[self.operator], self.value

    @property
    def is_negative(self) -> bool:
        return self.operator.startswith("!")


def read_matchers(
    parent: Mapping[str, object], key: str = "matchers", equal: str = "match", like: str = "match_re"
) -> tuple[LabelMatcher, ...]:
    """The matchers of a route or of one side of an inhibition, old spellings included; all of them must accept."""
    old = [LabelMatcher(name, "=", str(value)) for name, value in mapping(parent.get(equal)).items()]
    old += [LabelMatcher(name, "=~", str(value)) for name, value in mapping(parent.get(like)).items()]
    return (*old, *(found for text in texts(parent, key) for found in parse_matchers(text)))


def parse_matchers(text: str) -> Iterator[LabelMatcher]:
    """One or several matchers in one text, with or without braces."""
    for part in _parts(text.removeprefix("{").removesuffix("}")):
        found = _MATCHER.fullmatch(part)
        if found:
            yield LabelMatcher(_unquoted(found["name"]), found["op"], _unquoted(found["value"]))


def _parts(text: str) -> Iterator[str]:
    """The text cut at its commas, but for those in quotes."""
    part, is_quoted, is_escaped = "", False, False
    for character in text:
        if character == "," and not is_quoted:
            yield part
            part = ""
            continue
        is_quoted ^= character == '"' and not is_escaped
        is_escaped = character == "\\" and not is_escaped
        part += character
    if part.strip():
        yield part


def _unquoted(text: str) -> str:
    r"""The text without its quotes; a backslash before anything but `\`, `n` and `"` is a backslash."""
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], inner)


def _fits(pattern: str, text: str) -> bool | None:
    compiled = _compiled(pattern)
    return None if compiled is None else compiled.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:
        return None
