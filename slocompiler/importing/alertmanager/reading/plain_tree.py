"""A YAML tree as plain data: every scalar as it was written, but for booleans; null is nothing."""

from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode

_TRUE = ("true", "yes", "on", "y")


def as_data(node: YamlNode, key: str = "") -> object:
    """The value of a node. `continue` is a boolean, also in the words of YAML 1.1."""
    if isinstance(node, MappingNode):
        return {name: as_data(entry.value, name) for name, entry in node.entries.items() if not _is_null(entry.value)}
    if isinstance(node, SequenceNode):
        return [as_data(item) for item in node.items]
    return node.text.lower() in _TRUE if key == "continue" else node.text


def _is_null(node: YamlNode) -> bool:
    return isinstance(node, ScalarNode) and node.value is None
