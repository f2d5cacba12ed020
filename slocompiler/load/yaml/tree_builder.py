"""libyaml's events as trees with spans."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml import key_findings, value_findings
from slocompiler.load.yaml.anchors import MOST_NODES, Anchors, alias_expansion, too_many_nodes
from slocompiler.load.yaml.core_schema import resolve_plain
from slocompiler.load.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode

DEEPEST_NESTING = 64

#: PyYAML's events and marks are untyped; what is read of them: start_mark, end_mark (line, column, index from 0), value, tag.
Event = Any


@dataclass(slots=True)
class TreeBuilder:
    """Reads events one by one; after an error `last_scalar` and `last_flow` tell what was read last."""

    path: str
    lines: list[str]
    next_event: Callable[[], Event]
    findings: list[Diagnostic] = field(default_factory=list)
    scalar_offsets: list[tuple[int, int]] = field(default_factory=list)
    anchors: Anchors = field(default_factory=Anchors)
    count: int = 0
    end: Event = None
    last_scalar: Event = None
    last_flow: SourceSpan | None = None

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
        self.end = event.end_mark
        span = self.span(event)
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
        start, end = event.start_mark, event.end_mark
        span = SourceSpan(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        self.scalar_offsets.append((start.index, end.index))
        self.end, self.last_scalar = end, event
        text, style = event.value, event.style or ""
        if event.tag is not None:
            self.findings.append(value_findings.tag(event.tag, span))
            return ScalarNode(span, text, text, style, reported=True)
        node = ScalarNode(span, text, text if style else resolve_plain(text), style)
        if not text and not style and depth:
            return self.empty(node)
        return node

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
            key = self.key(event, depth)
            value = self.node(self.next_event(), depth + 1)
            if key is None:
                continue
            if key.text in entries:
                self.findings.append(key_findings.duplicate_key(key, entries[key.text].key_span))
            else:
                entries[key.text] = MappingEntry(key.text, key.span, value)
        node = MappingNode(self.leave(start, event), entries, reported=reported)
        return self.flow_mapping(node) if start.flow_style else node

    def flow_mapping(self, node: MappingNode) -> YamlNode:
        finding = value_findings.query_split_in_mapping(node)
        if finding is None:
            return node
        self.findings.append(finding)
        return MappingNode(node.span, node.entries, reported=True)

    def key(self, event: Event, depth: int) -> ScalarNode | None:
        """The key, or nothing when it is refused; one finding a key, whatever is inside it."""
        before, is_scalar = len(self.findings), type(event) is ScalarEvent
        node = self.node(event, 0 if is_scalar else depth + 1)
        del self.findings[before:]
        finding = key_findings.refused_key(node if is_scalar else None, self.span(event), self.lines)
        if finding:
            self.findings.append(finding)
            return None
        return node if isinstance(node, ScalarNode) else None

    def enter(self, start: Event, depth: int) -> bool:
        """Checks the start of a collection; says whether it has a finding."""
        self.end = start.end_mark
        if depth >= DEEPEST_NESTING:
            raise value_findings.too_deep(self.span(start), DEEPEST_NESTING)
        if start.tag is None:
            return False
        self.findings.append(value_findings.tag(start.tag, self.span(start)))
        return True

    def leave(self, start: Event, event: Event) -> SourceSpan:
        """The span of a collection: a block ends with its last value, wherever the next token is."""
        if event.end_mark.index > event.start_mark.index:
            self.end = event.end_mark
        first, last = start.start_mark, self.end
        span = SourceSpan(self.path, first.line + 1, first.column + 1, last.line + 1, last.column + 1)
        if start.flow_style:
            self.last_flow = span
        return span

    def span(self, event: Event) -> SourceSpan:
        start, end = event.start_mark, event.end_mark
        return SourceSpan(self.path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
