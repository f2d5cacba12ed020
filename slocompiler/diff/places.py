"""Where what a change is about is written."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.loaded import LoadedDocument, Route
from slocompiler.load.yaml import MappingNode, SequenceNode, YamlNode

_NAMES = ("service", "organization")


def place(document: LoadedDocument, *routes: Route) -> SourceSpan:
    """The first of some routes that is there: its value, or its key where that is a mapping.

    None of them: the nearest key above the last, or the key that names the document.
    """
    for route in routes:
        node = _node(document.tree, route)
        if node is not None:
            return document.key_span(*route) if isinstance(node, MappingNode) else node.span
    route = routes[-1]
    if route and route[0] in document.tree.entries:
        return document.key_span(*route)
    return document.key_span(*(key for key in _NAMES if key in document.tree.entries))


def _node(tree: YamlNode, route: Route) -> YamlNode | None:
    node: YamlNode = tree
    for step in route:
        if isinstance(node, MappingNode) and step in node.entries:
            node = node.entries[str(step)].value
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
