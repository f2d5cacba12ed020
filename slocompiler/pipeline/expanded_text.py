"""A tree as YAML in which a comment behind each value says where it came from."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.emit import write_yaml
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode, parse_yaml

_INDENT = "  "
#: Comments stand in one column; a line that reaches further has its own right behind it.
_FURTHEST_COLUMN = 72


class _Line(Struct, frozen=True):
    text: str
    origin: str = ""


def expanded_text(tree: MappingNode) -> str:
    """The document. Comments are aligned; removing them leaves plain YAML that loads to the same values."""
    lines = list(_mapping(tree, ""))
    column = max((len(line.text) for line in lines if line.origin and len(line.text) <= _FURTHEST_COLUMN), default=0)
    return "".join(f"{line.text:{column}}  # {line.origin}\n" if line.origin else f"{line.text}\n" for line in lines)


def _mapping(node: MappingNode, indent: str) -> Iterator[_Line]:
    for entry in node.entries.values():
        yield from _entry(f"{indent}{_scalar_text(entry.key)}:", entry.value, indent)


def _entry(lead: str, node: YamlNode, indent: str) -> Iterator[_Line]:
    if isinstance(node, ScalarNode):
        yield from _scalar(f"{lead} ", node, indent)
    elif isinstance(node, MappingNode) and node.entries:
        yield _Line(lead)
        yield from _mapping(node, indent + _INDENT)
    elif isinstance(node, SequenceNode) and node.items:
        yield _Line(lead)
        yield from _sequence(node, indent + _INDENT)
    else:
        yield _Line(f"{lead} {'{}' if isinstance(node, MappingNode) else '[]'}", _origin(node))


def _sequence(node: SequenceNode, indent: str) -> Iterator[_Line]:
    for item in node.items:
        if isinstance(item, ScalarNode):
            yield from _scalar(f"{indent}- ", item, indent)
            continue
        first, *others = (
            _mapping(item, indent + _INDENT) if isinstance(item, MappingNode) else _sequence(item, indent + _INDENT)
        )
        yield _Line(f"{indent}- {first.text.lstrip()}", first.origin)
        yield from others


def _scalar(lead: str, node: ScalarNode, indent: str) -> Iterator[_Line]:
    first, *others = _node_text(node).split("\n")
    yield _Line(f"{lead}{first}".rstrip(), _origin(node))
    for line in others:
        yield _Line(f"{indent}{_INDENT}{line}" if line else "")


def _node_text(node: ScalarNode) -> str:
    """As it was written, where that still reads as the same value: the text of a parameter may need quotes."""
    if not node.style and _reads_as(node.text, node):
        return node.text
    return _scalar_text(node.text)


def _reads_as(text: str, node: ScalarNode) -> bool:
    documents = parse_yaml(f"key: {text}\n", "").documents
    value = documents[0].entries["key"].value if documents and isinstance(documents[0], MappingNode) else None
    return isinstance(value, ScalarNode) and (value.text, value.value) == (node.text, node.value)


def _scalar_text(text: str) -> str:
    """The writer's own choice of quotes; of a block scalar the header and the lines without their indentation."""
    first, *others = write_yaml({"k": text}).removeprefix("k: ").removesuffix("\n").split("\n")
    return "\n".join([first, *(line.removeprefix(_INDENT) for line in others)])


def _origin(node: YamlNode) -> str:
    place = f"{node.span.path}:{node.span.line}"
    return f"{node.layer}, {place}" if node.layer else place
