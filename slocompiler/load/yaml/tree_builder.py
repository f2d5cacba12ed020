"""libyaml's events as trees with spans."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml import key_findings, value_findings
from slocompiler.load.yaml.anchors import MOST_NODES, Anchors, alias_expansion, too_many_nodes
from slocompiler.load.yaml.core_schema import resolve_plain
from slocompiler.load.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode

DEEPEST_NESTING = 64
_BLOCK_STYLES = ("|", ">")

#: PyYAML's events are untyped; read of them are their marks (line, column, index, from 0), value, style, tag, anchor.
Event = Any


class TreeBuilder(Struct):
    """Reads events one by one; after an error `last_scalar`, `last_flow` and `open_flows` tell what was read."""

    path: str
    lines: list[str]
    next_event: Callable[[], Event]
    findings: list[Diagnostic] = field(default_factory=list)
    scalar_offsets: list[tuple[int, int]] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    count: int = 0
    end: tuple[int, int] = (1, 1)
    last_scalar: Event = None
    last_flow: SourceSpan | None = None
    open_flows: list[SourceSpan] = field(default_factory=list)

    def document(self) -> YamlNode:
        """The tree of the document whose start was just read."""
        self.anchors = Anchors()
        return self.node(self.next_event(), 0)

    def node(self, event: Event, depth: int) -> YamlNode:
        self.count += 1
        kind = type(event)
        if self.count > MOST_NODES:
            raise too_many_nodes(self.span(event))
        if kind is AliasEvent:
            return self.alias(event)
        if event.anchor:
            return self.anchored(event, depth)
        if kind is ScalarEvent:
            return self.scalar(event, depth)
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def anchored(self, event: Event, depth: int) -> YamlNode:
        name, size_before = event.anchor, self.count
        self.anchors.start(name, self.span(event))
        event.anchor = None
        self.count -= 1
        node = self.node(event, depth)
        self.anchors.finish(name, node, self.count - size_before + 1)
        return node

    def alias(self, event: Event) -> YamlNode:
        span = self.span(event)
        self.end = (span.end_line, span.end_column)
        target = self.anchors.resolve(event.anchor, span)
        if isinstance(target, Diagnostic):
            self.findings.append(target)
            return ScalarNode(span, "", None, reported=True)
        node, size = target
        self.count += size - 1
        if self.count > MOST_NODES:
            raise alias_expansion(span)
        return node

    def scalar(self, event: Event, depth: int) -> ScalarNode:
        span = self.token(event)
        text, style = event.value, event.style or ""
        if event.tag is not None:
            return ScalarNode(span, text, text, style, reported=True)
        node = ScalarNode(span, text, text if style else resolve_plain(text), style)
        if not text and not style and depth:
            return self.empty(node)
        return node

    def token(self, event: Event) -> SourceSpan:
        """Takes note of a scalar, key or value, and of the tag it should not have."""
        start, end = event.start_mark, event.end_mark
        span = SourceSpan(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.scalar_offsets.append((start.index, end.index))
        self.last_scalar = event
        if event.style in _BLOCK_STYLES:
            span = self.without_blank_lines(span)
        self.end = (span.end_line, span.end_column)
        if event.tag is not None:
            self.findings.append(value_findings.tag(event.tag, span))
        return span

    def without_blank_lines(self, span: SourceSpan) -> SourceSpan:
        """A block scalar up to its last line of text; libyaml ends it where the next token may start."""
        last, text = span.end_line, self.lines[span.end_line - 1][: span.end_column - 1]
        while last > span.line and not text.strip():
            last -= 1
            text = self.lines[last - 1]
        return SourceSpan(span.path, span.line, span.column, last, len(text) + 1)

    def empty(self, node: ScalarNode) -> ScalarNode:
        finding = value_findings.cut_by_comment_finding(node, self.lines[min(node.span.line, len(self.lines)) - 1])
        if finding is None:
            return node
        self.findings.append(finding)
        return ScalarNode(node.span, "", None, reported=True)

    def sequence(self, start: Event, depth: int) -> SequenceNode:
        reported = self.enter(start, depth)
        items = []
        while type(event := self.next_event()) is not SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        span = self.leave(start, event)
        finding = value_findings.query_split_in_list(span, items) if start.flow_style else None
        if finding:
            self.findings.append(finding)
        return SequenceNode(span, tuple(items), reported=reported or finding is not None)

    def mapping(self, start: Event, depth: int) -> YamlNode:
        reported = self.enter(start, depth)
        entries: dict[str, MappingEntry] = {}
        while type(event := self.next_event()) is not MappingEndEvent:
            span = self.key(event, depth)
            value = self.node(self.next_event(), depth + 1)
            if span is None:
                continue
            key = event.value
            if key in entries:
                self.findings.append(key_findings.duplicate_key(key, span, entries[key].key_span))
            else:
                entries[key] = MappingEntry(key, span, value)
        node = MappingNode(self.leave(start, event), entries, reported=reported)
        return self.flow_mapping(node) if start.flow_style else node

    def flow_mapping(self, node: MappingNode) -> YamlNode:
        finding = value_findings.query_split_in_mapping(node)
        if finding is None:
            return node
        self.findings.append(finding)
        return MappingNode(node.span, node.entries, reported=True)

    def key(self, event: Event, depth: int) -> SourceSpan | None:
        """The place of a key; nothing when it is refused."""
        if type(event) is not ScalarEvent:
            self.refuse_key(event, depth)
            return None
        self.count += 1
        span = self.token(event)
        if event.anchor:
            self.anchors.finish(event.anchor, ScalarNode(span, event.value, event.value), 1)
        finding = None if event.style or event.tag else key_findings.refused_key(event.value, span)
        if finding is None:
            return span
        self.findings.append(finding)
        return None

    def refuse_key(self, event: Event, depth: int) -> None:
        """One finding a key, whatever is inside it."""
        before = len(self.findings)
        self.node(event, depth + 1)
        del self.findings[before:]
        self.findings.append(key_findings.key_not_text(self.span(event), self.lines))

    def enter(self, start: Event, depth: int) -> bool:
        """Checks the start of a collection; says whether it has a finding."""
        self.end = (start.end_mark.line + 1, start.end_mark.column + 1)
        if depth >= DEEPEST_NESTING:
            raise value_findings.too_deep(self.span(start), DEEPEST_NESTING)
        if start.flow_style:
            self.open_flows.append(self.span(start))
        if start.tag is None:
            return False
        self.findings.append(value_findings.tag(start.tag, self.span(start)))
        return True

    def leave(self, start: Event, event: Event) -> SourceSpan:
        """The span of a collection: a block ends with its last value, wherever the next token is."""
        if event.end_mark.index > event.start_mark.index:
            self.end = (event.end_mark.line + 1, event.end_mark.column + 1)
        span = SourceSpan(self.path, start.start_mark.line + 1, start.start_mark.column + 1, *self.end)
        if start.flow_style:
            self.open_flows.pop()
            self.last_flow = span
        return span

    def span(self, event: Event) -> SourceSpan:
        start, end = event.start_mark, event.end_mark
        return SourceSpan(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
