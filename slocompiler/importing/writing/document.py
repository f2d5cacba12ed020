"""Plain data and comments as the text of a YAML document that people read and edit."""

from collections.abc import Iterator, Mapping

from slocompiler.emit import write_yaml
from slocompiler.importing.proposal import Comments
from slocompiler.importing.writing.plain import Plain, Written
from slocompiler.load.yaml import NodePath

_INDENT = "  "


def write_document(data: Mapping[str, Plain], comments: Comments) -> str:
    """A document in block style; a comment stands above the key it speaks about, a blank line above each section."""
    head = [_comment(line) for line in comments.get((), ())]
    lines = [*head, *_mapping(data, (), "", comments)]
    return "".join(f"{line}\n" for line in lines)


def _mapping(data: Mapping[str, Plain], route: NodePath, indent: str, comments: Comments) -> Iterator[str]:
    for number, (key, value) in enumerate(data.items()):
        here = (*route, key)
        if not route and number and isinstance(value, dict):
            yield ""
        yield from (indent + _comment(line) for line in comments.get(here, ()))
        yield from _entry(f"{indent}{_scalar_text(key)}:", value, here, indent, comments)


def _entry(lead: str, value: Plain, route: NodePath, indent: str, comments: Comments) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield lead
        yield from _mapping(value, route, indent + _INDENT, comments)
    elif isinstance(value, list) and value:
        yield lead
        yield from _sequence(value, route, indent + _INDENT, comments)
    else:
        yield from _leaf(f"{lead} ", value, indent)


def _sequence(items: list[Plain], route: NodePath, indent: str, comments: Comments) -> Iterator[str]:
    for index, item in enumerate(items):
        if isinstance(item, dict) and item:
            first, *others = _mapping(item, (*route, index), indent + _INDENT, comments)
            yield f"{indent}- {first.lstrip()}"
            yield from others
        elif isinstance(item, list) and item:
            first, *others = _sequence(item, (*route, index), indent + _INDENT, comments)
            yield f"{indent}- {first.lstrip()}"
            yield from others
        else:
            yield from _leaf(f"{indent}- ", item, indent)


def _leaf(lead: str, value: Plain, indent: str) -> Iterator[str]:
    if isinstance(value, Written):
        text = value.text
    elif isinstance(value, str):
        text = _scalar_text(value)
    else:
        text = "{}" if isinstance(value, dict) else "[]"
    first, *others = text.split("\n")
    yield lead + first
    yield from (f"{indent}{_INDENT}{line}" if line else "" for line in others)


def _scalar_text(text: str) -> str:
    """The writer's own choice of quotes; of a block scalar the header and the lines without their indentation."""
    first, *others = write_yaml({"k": text}).removeprefix("k: ").removesuffix("\n").split("\n")
    return "\n".join([first, *(line.removeprefix(_INDENT) for line in others)])


def _comment(text: str) -> str:
    return f"# {text}".rstrip()
