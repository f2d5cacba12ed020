"""A tree as the data that the models validate."""

from typing import Any

from slocompiler.load.loaded import Route
from slocompiler.load.shape.finding import Leeway
from slocompiler.load.shape.structure import is_removed
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode
from slocompiler.spec.shape_of import MapShape, Shape, child_shape


def plain_data(node: YamlNode, shape: Shape, leeway: Leeway, route: Route = ()) -> Any:
    """Dicts, lists and scalars, without the entries that only remove what is inherited."""
    if isinstance(node, ScalarNode):
        return node.value
    if not isinstance(node, MappingNode):
        return [plain_data(item, child_shape(shape, i), leeway, (*route, i)) for i, item in enumerate(node.items)]
    return {
        key: plain_data(entry.value, child_shape(shape, key), leeway, (*route, key))
        for key, entry in node.entries.items()
        if not (isinstance(shape, MapShape) and is_removed(entry.value, shape, leeway, route))
    }
