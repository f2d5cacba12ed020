"""The keys of one mapping of another format: each is asked for once, and what is wrong is said at its place."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.framework import MISSING_FIELD, UNKNOWN_FIELD, WRONG_VALUE
from slocompiler.load.did_you_mean import closest
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.values import InvalidValueError

#: Other formats are read by YAML 1.1, where these are booleans too.
_TRUE, _FALSE = ("true", "yes", "on", "y"), ("false", "no", "off", "n")
_T = TypeVar("_T")
_NUMBER = re.compile(r"[-+]?\d{1,15}(\.\d{1,12})?")


class Found(Struct, frozen=True):
    """A text and where it stands. `node` is what it was read from."""

    text: str
    span: SourceSpan
    node: ScalarNode


class FoundNumber(Struct, frozen=True):
    """A number, exact, and where it stands."""

    number: Decimal
    span: SourceSpan
    node: ScalarNode


class Reading(Struct):
    """The reading of a part of a document: what is wrong with it, and every mapping that was opened."""

    trouble: list[Diagnostic] = field(default_factory=list)
    opened: "list[Fields]" = field(default_factory=list)

    def open(self, node: MappingNode, noun: str) -> "Fields":
        """The keys of a mapping, the same however often it is opened; `noun` is what messages call it."""
        known = next((fields for fields in self.opened if fields.node is node), None)
        if known is not None:
            return known
        fields = Fields(node, noun, self, set())
        self.opened.append(fields)
        return fields

    def unknown_fields(self) -> Iterator[Remark]:
        """A remark for every key that nobody asked for. Ask when all is read."""
        for fields in self.opened:
            for entry in fields.unread():
                meant = closest(entry.key, fields.seen)
                why = f"did you mean `{meant}`?" if meant else f"the format has no such field in {fields.noun}"
                yield no_equivalent(UNKNOWN_FIELD, entry.key_span, f"`{entry.key[:60]}`", why)


class Fields(Struct):
    """A mapping of a reading. A key without a value (null) is as good as absent. `seen`: keys that were asked for."""

    node: MappingNode
    noun: str
    reading: Reading
    seen: set[str]

    @property
    def span(self) -> SourceSpan:
        """The first key: the place of what the mapping as a whole lacks."""
        first = next(iter(self.node.entries.values()), None)
        return first.key_span if first else self.node.span

    def has(self, key: str) -> bool:
        return self._entry(key) is not None

    def key_span(self, key: str) -> SourceSpan:
        entry = self.node.entries.get(key)
        return entry.key_span if entry else self.span

    def ignore(self, *keys: str) -> None:
        """These keys mean nothing to anybody: they are no unknown fields."""
        self.seen.update(keys)

    def text(self, key: str) -> Found | None:
        """A scalar as it was written; None without one, or when it is none (which is reported)."""
        entry = self._entry(key)
        return None if entry is None else self._text(entry.value, f"`{key}`")

    def required_text(self, key: str, help: str | None = None) -> Found | None:
        """The same; that it is missing or empty is reported too."""
        if not self.has(key):
            self.missing(key, help)
            return None
        found = self.text(key)
        if found is not None and not found.text.strip():
            self.wrong(found.span, f"`{key}` is empty", help)
            return None
        return found

    def number(self, key: str) -> FoundNumber | None:
        """A decimal number, also one in quotes."""
        found = self.text(key)
        if found is None:
            return None
        if not _NUMBER.fullmatch(found.text):
            self.wrong(found.span, f"`{key}` is not a number: `{found.text[:40]}`", "write a decimal number: `99.9`")
            return None
        return FoundNumber(Decimal(found.text), found.span, found.node)

    def flag(self, key: str, default: bool = False) -> bool:
        found = self.text(key)
        if found is None:
            return default
        word = found.text.lower()
        if word not in (*_TRUE, *_FALSE):
            self.wrong(found.span, f"`{key}` is neither true nor false: `{found.text[:40]}`", "write `true` or `false`")
            return default
        return word in _TRUE

    def fields(self, key: str) -> "Fields | None":
        """The mapping under a key; None without one, or when it is none (which is reported)."""
        entry = self._entry(key)
        if entry is None:
            return None
        if not isinstance(entry.value, MappingNode):
            self.wrong(entry.value.span, f"`{key}` is {_kind(entry.value)}, not a mapping", "write keys below it")
            return None
        return self.reading.open(entry.value, f"`{key}`")

    def each(self, key: str, noun: str) -> "list[Fields]":
        """The mappings in the list under a key."""
        found = []
        for item in self.items(key):
            if isinstance(item, MappingNode):
                found.append(self.reading.open(item, noun))
            else:
                self.wrong(item.span, f"{noun} is {_kind(item)}, not a mapping")
        return found

    def items(self, key: str) -> tuple[YamlNode, ...]:
        entry = self._entry(key)
        if entry is None:
            return ()
        if not isinstance(entry.value, SequenceNode):
            self.wrong(entry.value.span, f"`{key}` is {_kind(entry.value)}, not a list", "write a list: `- ...`")
            return ()
        return entry.value.items

    def text_items(self, key: str) -> list[Found]:
        """The scalars in the list under a key."""
        found = (self._text(item, f"an item of `{key}`") for item in self.items(key))
        return [text for text in found if text is not None]

    def texts(self, key: str) -> dict[str, Found]:
        """A mapping of texts by name, such as labels."""
        fields = self.fields(key)
        if fields is None:
            return {}
        fields.seen.update(fields.node.entries)
        found = ((name, fields._text(entry.value, f"`{name}`")) for name, entry in fields.node.entries.items())
        return {name: text for name, text in found if text is not None}

    def unread(self) -> Iterator[MappingEntry]:
        """The keys that nobody asked for."""
        return (entry for key, entry in self.node.entries.items() if key not in self.seen)

    def missing(self, key: str, help: str | None = None) -> None:
        self.reading.trouble.append(MISSING_FIELD.at(self.span, f"{self.noun} has no `{key}`", help))

    def wrong(self, span: SourceSpan, message: str, help: str | None = None) -> None:
        self.reading.trouble.append(WRONG_VALUE.at(span, message, help))

    def parsed(self, found: Found, parse: Callable[[str], _T]) -> _T | None:
        """What a value of ours makes of a text; None when it refuses it (which is reported)."""
        try:
            return parse(found.text)
        except InvalidValueError as problem:
            self.wrong(found.span, problem.message, problem.help)
            return None

    def _entry(self, key: str) -> MappingEntry | None:
        self.seen.add(key)
        entry = self.node.entries.get(key)
        return None if entry is None or _is_null(entry.value) else entry

    def _text(self, node: YamlNode, what: str) -> Found | None:
        if isinstance(node, ScalarNode) and not _is_null(node):
            return Found(node.text, node.span, node)
        self.wrong(node.span, f"{what} is {_kind(node)}, not a text")
        return None


def _is_null(node: YamlNode) -> bool:
    return isinstance(node, ScalarNode) and node.value is None


def _kind(node: YamlNode) -> str:
    if isinstance(node, MappingNode):
        return "a mapping"
    if isinstance(node, SequenceNode):
        return "a list"
    return "empty" if _is_null(node) else "a single value"
