"""The form of a tree against the models: keys that are unknown, missing, empty, or too many."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.loaded import Route
from slocompiler.load.rules.keys import BOOLEAN_KEY, MISSING_KEY, NULL_VALUE
from slocompiler.load.shape.boolean_words import BOOLEAN_WORDS
from slocompiler.load.shape.finding import Leeway, ShapeFinding
from slocompiler.load.shape.formats import wrong_name
from slocompiler.load.shape.key_groups import lone_key, none_of_one, two_of_one
from slocompiler.load.shape.nouns import noun
from slocompiler.load.shape.unknown_keys import meant_key, unknown_key
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.spec import SpecModel
from slocompiler.spec.base import required_keys
from slocompiler.spec.shape_of import (
    LeafShape,
    ListShape,
    MapShape,
    ModelShape,
    Shape,
    child_shape,
    keys_of,
    name_pattern,
)


def structure_findings(
    node: YamlNode, shape: Shape, leeway: Leeway, at: SourceSpan, route: Route = ()
) -> Iterator[ShapeFinding]:
    """Everything about the form of `node` and what is below it; `at` is where a missing key is reported."""
    if node.reported:
        yield ShapeFinding(route, None, covers=True)
    elif isinstance(node, ScalarNode):
        if node.value is None:
            yield _null(node, at, route)
    elif isinstance(node, SequenceNode):
        if not isinstance(shape, ListShape | LeafShape):
            return
        for index, item in enumerate(node.items):
            yield from structure_findings(item, child_shape(shape, index), leeway, item.span, (*route, index))
    elif not isinstance(shape, ListShape) and shape != LeafShape():
        yield from _mapping(node, shape, leeway, at, route)


def _mapping(node: MappingNode, shape: Shape, leeway: Leeway, at: SourceSpan, route: Route) -> Iterator[ShapeFinding]:
    known = node.entries
    if isinstance(shape, ModelShape):
        yield from _model(node, shape.model, leeway, at, route)
        accepted = keys_of(shape.model)
        known = {key: entry for key, entry in node.entries.items() if key in accepted}
    elif isinstance(shape, MapShape):
        yield from _named(node, shape, leeway, route)
        known = {key: entry for key, entry in node.entries.items() if not is_removed(entry.value, shape, leeway, route)}
    for key, entry in known.items():
        yield from structure_findings(entry.value, child_shape(shape, key), leeway, entry.key_span, (*route, key))


def _model(
    node: MappingNode, model: type[SpecModel], leeway: Leeway, at: SourceSpan, route: Route
) -> Iterator[ShapeFinding]:
    accepted = keys_of(model)
    unknown = [entry for key, entry in node.entries.items() if key not in accepted]
    for entry in unknown:
        yield ShapeFinding((*route, entry.key), unknown_key(entry, model, accepted), covers=True)
    for diagnostic in two_of_one(node, model):
        yield ShapeFinding(route, diagnostic)
    if leeway.inherits(route):
        return
    # A mistyped key is one mistake: the key that it stands for is not reported as missing too.
    excused = frozenset(filter(None, (meant_key(entry.key, model, accepted) for entry in unknown)))
    for key in required_keys(model):
        if key not in node.entries and key not in excused:
            yield ShapeFinding(route, MISSING_KEY.at(at, f"{noun(model)} needs `{key}`", _example(model, key)))
    for diagnostic in (*none_of_one(node, model, at, excused), *lone_key(node, model, excused)):
        yield ShapeFinding(route, diagnostic)


def _example(model: type[SpecModel], key: str) -> str | None:
    # Loaded only when something is wrong: a good file needs no texts.
    from slocompiler.spec.schema.texts import text_of

    found = text_of(model.__name__, key)
    return f"for example `{key}: {found[1]}`" if found and isinstance(found[1], str | int | float) else None


def _named(node: MappingNode, shape: MapShape, leeway: Leeway, route: Route) -> Iterator[ShapeFinding]:
    """Names that are no names. The models see all but those of removed entries."""
    if shape.key is str:
        return
    pattern = name_pattern(shape.key)
    for key, entry in node.entries.items():
        if key.lower() in BOOLEAN_WORDS:
            message = f"YAML 1.1 reads the name `{key}` as {'nothing' if key.lower() == 'null' else 'a boolean'}"
            yield ShapeFinding((*route, key), BOOLEAN_KEY.at(entry.key_span, message, "choose another name"))
        elif pattern and is_removed(entry.value, shape, leeway, route) and not re.fullmatch(pattern, key):
            yield ShapeFinding((*route, key), wrong_name(entry.key_span, key, pattern))


def is_removed(value: YamlNode, shape: MapShape, leeway: Leeway, route: Route) -> bool:
    """Whether an entry of the mapping at `route` only says that an inherited one is gone."""
    return shape.removable and is_false(value) and leeway.removes(route)


def is_false(node: YamlNode) -> bool:
    """Whether a node is `false`, unquoted."""
    return isinstance(node, ScalarNode) and node.value is False


def _null(node: ScalarNode, at: SourceSpan, route: Route) -> ShapeFinding:
    name = next((step for step in reversed(route) if isinstance(step, str)), None)
    written = (
        f"`{node.text}` is no value" if node.text else f"`{name}` has no value" if name else "there is no value here"
    )
    span = node.span if node.text else at
    help = "write a value, or leave the key out for its default; `false` removes an inherited entry"
    return ShapeFinding(route, NULL_VALUE.at(span, written, help), covers=True)
