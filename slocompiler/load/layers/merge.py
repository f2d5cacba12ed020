"""One layer over another: scalars and lists replace, mappings merge, `false` removes a named entry."""

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.layers.layered import is_environment_layer
from slocompiler.load.shape.structure import is_false
from slocompiler.load.yaml import MappingEntry, MappingNode, YamlNode
from slocompiler.spec.shape_of import MapShape, ModelShape, Shape, child_shape

Entries = Mapping[str, MappingEntry]


class Removals(Struct):
    """The places of `false` entries: those that removed something, and those that had nothing to remove."""

    effective: set[SourceSpan] = field(default_factory=set)
    idle: set[SourceSpan] = field(default_factory=set)


def merge(below: MappingNode, above: MappingNode, shape: Shape, removals: Removals) -> MappingNode:
    """`above` over `below`. A `false` stays in the tree, so that it also removes what comes in from further below.

    Of keys of which only one may be there by `shape`, the one that `above` has replaces the one of `below`.
    """
    entries = dict(_without_rivals(below.entries, above.entries, shape))
    for key, entry in above.entries.items():
        entries[key] = _merged(entries.get(key), entry, child_shape(shape, key), removals)
    # What an environment changes is still where the service has it.
    place = below if is_environment_layer(above.layer) else above
    return replace(place, entries=entries)


def _merged(below: MappingEntry | None, above: MappingEntry, shape: Shape, removals: Removals) -> MappingEntry:
    if below is None or is_false(below.value):
        return above
    if is_false(above.value):
        removals.effective.add(above.value.span)
        return above
    if isinstance(below.value, MappingNode) and isinstance(above.value, MappingNode):
        place = below if is_environment_layer(above.value.layer) else above
        return replace(place, value=merge(below.value, above.value, shape, removals))
    return above


def _without_rivals(below: Entries, above: Entries, shape: Shape) -> Entries:
    """The entries of `below` but those that the choice of `above` excludes."""
    if not isinstance(shape, ModelShape):
        return below
    rivals: set[str] = set()
    for group in (*shape.model.exactly_one_of, *shape.model.at_most_one_of):
        if any(key in above for key in group):
            rivals.update(key for key in group if key not in above)
    return {key: entry for key, entry in below.items() if key not in rivals} if rivals else below


def without_removed(node: MappingNode, shape: Shape, removals: Removals) -> MappingNode:
    """The tree without its `false` entries; those that removed nothing are noted."""
    entries: dict[str, MappingEntry] = {}
    for key, entry in node.entries.items():
        if isinstance(shape, MapShape) and shape.removable and is_false(entry.value):
            removals.idle.add(entry.value.span)
        else:
            entries[key] = replace(entry, value=_cleaned(entry.value, child_shape(shape, key), removals))
    return replace(node, entries=entries)


def _cleaned(node: YamlNode, shape: Shape, removals: Removals) -> YamlNode:
    return without_removed(node, shape, removals) if isinstance(node, MappingNode) else node
