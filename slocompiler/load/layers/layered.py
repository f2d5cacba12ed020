"""Trees that know which layer they come from."""

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode

SERVICE_LAYER = "service"
_ENVIRONMENT = "environment "


def environment_layer(environment: str) -> str:
    return f"{_ENVIRONMENT}{environment}"


def is_environment_layer(layer: str) -> bool:
    return layer.startswith(_ENVIRONMENT)


def in_layer(node: YamlNode, layer: str, via: SourceSpan | None = None) -> YamlNode:
    """The tree with each node marked by its layer, and by the `extends` entry that brought it."""
    if isinstance(node, ScalarNode):
        return replace(node, layer=layer, via=via)
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(in_layer(item, layer, via) for item in node.items), layer=layer, via=via)
    return mapping_in_layer(node, layer, via)


def mapping_in_layer(node: MappingNode, layer: str, via: SourceSpan | None = None) -> MappingNode:
    """`in_layer` for a mapping."""
    entries = {
        key: MappingEntry(entry.key, entry.key_span, in_layer(entry.value, layer, via))
        for key, entry in node.entries.items()
    }
    return replace(node, entries=entries, layer=layer, via=via)


def only(node: MappingNode, keys: frozenset[str]) -> MappingNode:
    """The mapping with none but some of its keys."""
    return replace(node, entries={key: entry for key, entry in node.entries.items() if key in keys})


def without(node: MappingNode, keys: frozenset[str]) -> MappingNode:
    """The mapping without some of its keys."""
    return replace(node, entries={key: entry for key, entry in node.entries.items() if key not in keys})
