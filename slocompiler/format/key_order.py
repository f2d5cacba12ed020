"""In which order the keys of a mapping stand: that of the model. Names keep the order that their author gave them."""

from collections.abc import Iterator
from functools import cache

from slocompiler.format.concrete.nodes import Alias, Collection, Node, Part, Scalar
from slocompiler.spec import ServiceDocument, SpecModel, TemplateSpec
from slocompiler.spec.base import annotations_of

#: Where a document says what it is: before all that it has in common with others.
_FIRST = {ServiceDocument: ("version", "service"), TemplateSpec: ("version", "template")}
#: What a document inherits or is given stands before what it declares: key -> the key that follows it.
_MOVED = {ServiceDocument: {"extends": "depends_on"}, TemplateSpec: {"parameters": "description"}}


@cache
def keys_in_order(model: type[SpecModel]) -> tuple[str, ...]:
    """The keys of a model as documents have them."""
    first, moved = _FIRST.get(model, ()), _MOVED.get(model, {})
    keys = [*first, *(key for key in annotations_of(model) if key not in (*first, *moved))]
    for key, following in moved.items():
        keys.insert(keys.index(following), key)
    return tuple(keys)


def in_order(parts: tuple[Part, ...], model: type[SpecModel] | None) -> tuple[Part, ...]:
    """The entries of a mapping in the order of its model. One that the model does not know stays with the one above.

    An alias stays below its anchor.
    """
    if model is None:
        return parts
    ranks = {key: rank for rank, key in enumerate(keys_in_order(model))}
    ranked, rank = [], -1
    for part in parts:
        rank = ranks.get(part.key.text, rank) if part.key else rank
        ranked.append((rank, part))
    return _with_anchors_first([part for _, part in sorted(ranked, key=lambda pair: pair[0])])


def _with_anchors_first(parts: list[Part]) -> tuple[Part, ...]:
    anchored = {name: index for index, part in enumerate(parts) for name in _anchors(part)}
    found: dict[int, Part] = {}

    def add(index: int) -> None:
        for name in _aliases(parts[index].value):
            if index not in found and anchored.get(name, index) != index:
                add(anchored[name])
        found.setdefault(index, parts[index])

    for index in range(len(parts)):
        add(index)
    return tuple(found.values())


def _anchors(part: Part) -> Iterator[str]:
    if part.key and part.key.anchor:
        yield part.key.anchor
    yield from _anchors_in(part.value)


def _anchors_in(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar | Collection) and node.anchor:
        yield node.anchor
    for part in node.parts if isinstance(node, Collection) else ():
        yield from _anchors(part)


def _aliases(node: Node) -> Iterator[str]:
    if isinstance(node, Alias):
        yield node.name
    for part in node.parts if isinstance(node, Collection) else ():
        yield from _aliases(part.value)


def has_repeated_anchor(node: Node) -> bool:
    """Whether one anchor stands twice: what its aliases mean depends on the order then."""
    names = list(_anchors_in(node))
    return len(set(names)) < len(names)
