"""From a tree to plain data, and from a path in that data back to a place in the file."""

from collections.abc import Callable

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode

NodePath = tuple[str | int, ...]


def scalar_value(node: ScalarNode) -> object:
    """The value by the YAML 1.2 core schema; numbers are IntText and FloatText and keep their source in `.text`."""
    return node.value


def to_python(node: YamlNode, text_of: Callable[[ScalarNode], object] = scalar_value) -> object:
    """The tree as dicts, lists and what `text_of` makes of each scalar."""
    if isinstance(node, ScalarNode):
        return text_of(node)
    if isinstance(node, MappingNode):
        return {key: to_python(entry.value, text_of) for key, entry in node.entries.items()}
    return [to_python(item, text_of) for item in node.items]


def node_at(node: YamlNode, path: NodePath) -> YamlNode:
    """The node at `path`, or its nearest ancestor that exists: a missing key has no place of its own."""
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        node = child
    return node


def key_span_at(node: YamlNode, path: NodePath) -> SourceSpan:
    """Where the last key of `path` stands; of a list item its value, of a missing key the nearest ancestor's key."""
    span = node.span
    for step in path:
        child = _child(node, step)
        if child is None:
            break
        span = node.entries[step].key_span if isinstance(node, MappingNode) and isinstance(step, str) else child.span
        node = child
    return span


def _child(node: YamlNode, step: str | int) -> YamlNode | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry.value if entry else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None
