"""How far the thing that starts on a line goes."""

from collections.abc import Iterable, Iterator

from slocompiler.load.yaml import MappingNode, SequenceNode, YamlNode


def last_line_of(documents: Iterable[YamlNode], line: int) -> int:
    """The last line of every key with its value, and every list item, that starts on `line`; `line` when none does."""
    ends = [end for document in documents for start, end in _stretches(document) if start == line]
    return max(ends, default=line)


def _stretches(node: YamlNode) -> Iterator[tuple[int, int]]:
    """The first and the last line of every entry and every item."""
    if isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield entry.key_span.line, entry.value.span.end_line
            yield from _stretches(entry.value)
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield item.span.line, item.span.end_line
            yield from _stretches(item)
