"""libyaml's events as a document that was written."""

import re
from collections.abc import Iterator
from typing import Any

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from slocompiler.format.concrete.attach import Attacher
from slocompiler.format.concrete.nodes import Alias, Collection, Document, Node, Part, Place, Remark, Scalar

_ANCHOR = re.compile(r"&\S+\s+")
#: PyYAML's events are untyped: marks count lines, columns and characters from 0.
Event = Any


def read_documents(text: str, remarks: tuple[Remark, ...]) -> tuple[Document, ...]:
    """The documents of a text that is known to be YAML without tags, and in which every key is a scalar."""
    reader = _Reader(text)
    attacher = Attacher(reader.lines, list(remarks))
    starts, roots = zip(*reader.documents(), strict=True)
    limits = (*starts[1:], None)
    return tuple(
        _document(attacher, start, root, limit) for start, root, limit in zip(starts, roots, limits, strict=True)
    )


def _document(attacher: Attacher, start: "_Start", root: Node, limit: "_Start | None") -> Document:
    """Comments in front of a `---` belong to it, unless another document ends there."""
    before = attacher.until(start.place) if start.is_marked else ()
    end = limit.place if limit else (len(attacher.lines), 0)
    return Document(attacher.root(root, start.place[0], end), before, start.is_marked)


class _Start:
    """Where a document begins: at its `---`, or at its first line."""

    def __init__(self, event: Event) -> None:
        self.is_marked = bool(event.explicit)
        self.place: Place = (event.start_mark.line, event.start_mark.column)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.lines = text, text.split("\n")
        self._next = CParser(text).get_event

    def documents(self) -> Iterator[tuple[_Start, Node]]:
        while (event := self._next()) is not None:
            if type(event) is DocumentStartEvent:
                yield _Start(event), self._node(self._next())
                assert type(self._next()) is DocumentEndEvent

    def _node(self, event: Event) -> Node:
        if type(event) is ScalarEvent:
            return self._scalar(event)
        if type(event) is AliasEvent:
            return Alias(_start(event), _end(event), str(event.anchor))
        return self._collection(event)

    def _scalar(self, event: Event) -> Scalar:
        source = self.text[event.start_mark.index : event.end_mark.index]
        if event.anchor:
            source = _ANCHOR.sub("", source, count=1)
        end = self._end_of_block(event, source) if event.style in ("|", ">") else _end(event)
        return Scalar(_start(event), end, event.value, event.style or "", source, event.anchor)

    def _end_of_block(self, event: Event, source: str) -> Place:
        """The end of the last line of a block scalar; empty lines behind it belong to it only when it keeps them."""
        line, column = _end(event)
        if column == 0 or not self.lines[line][:column].strip():
            line -= 1
        if "+" not in source.split("\n", 1)[0].partition("#")[0]:
            while line > event.start_mark.line and not self.lines[line].strip():
                line -= 1
        return line, len(self.lines[line])

    def _collection(self, event: Event) -> Collection:
        is_mapping = type(event) is MappingStartEvent
        parts: list[Part] = []
        while type(inner := self._next()) not in (MappingEndEvent, SequenceEndEvent):
            key = self._scalar(inner) if is_mapping else None
            parts.append(Part(key, self._node(self._next() if is_mapping else inner)))
        flow = bool(event.flow_style)
        end = _end(inner) if flow or not parts else parts[-1].value.end
        column = self._column(event, is_mapping, parts)
        return Collection(_start(event), end, is_mapping, flow, column, tuple(parts), event.anchor)

    def _column(self, event: Event, is_mapping: bool, parts: list[Part]) -> int:
        if event.flow_style or not parts:
            return int(event.start_mark.column)
        if is_mapping:
            return parts[0].start[1]
        if event.anchor is None:
            return int(event.start_mark.column)
        # The event starts at the anchor: the dash is the last one before the first item.
        line, column = parts[0].start
        while "-" not in self.lines[line][:column]:
            line, column = line - 1, len(self.lines[line - 1])
        return self.lines[line][:column].rindex("-")


def _start(event: Event) -> Place:
    return event.start_mark.line, event.start_mark.column


def _end(event: Event) -> Place:
    return event.end_mark.line, event.end_mark.column
