"""One line of a file that holds brackets, as the block that it would be."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.format.blocks import Layout
from slocompiler.format.concrete.nodes import Collection, Part
from slocompiler.format.format_text import documents_of
from slocompiler.format.surroundings import Surroundings, surroundings_of
from slocompiler.load.yaml import parse_yaml


class LineBlock(Struct, frozen=True):
    """`text` in the place of `span`: a part of a line, without the blanks in front of it."""

    span: SourceSpan
    text: str


class _Found(Struct, frozen=True):
    part: Part
    at: Surroundings
    column: int


def block_of_line(text: str, path: str, line: int) -> LineBlock | None:
    """The key or the item on a line (from 1) whose value stands in brackets there, as it is laid out.

    Keys keep their order. None when the text cannot be read, or there is nothing of that kind on the line.
    """
    parsed = parse_yaml(text, path)
    if parsed.diagnostics:
        return None
    for document in documents_of(text, parsed):
        at = surroundings_of(part.key.text for part in document.root.parts if part.key)
        found = next((each for each in _parts(document.root, at) if _is_on(each.part, line - 1)), None)
        if found:
            return _block(found, text.split("\n")[line - 1], path, line)
    return None


def _block(found: _Found, line: str, path: str, number: int) -> LineBlock:
    part = replace(found.part, above=(), gap=False)
    lines = Layout(keeps_order=True).part(part, found.at, found.column)
    span = SourceSpan(path, number, found.column + 1, number, len(line) + 1)
    return LineBlock(span, "\n".join(lines)[found.column :])


def _parts(node: Collection, at: Surroundings) -> Iterator[_Found]:
    """The parts of blocks."""
    for part in node.parts if not node.flow else ():
        below = at.below(part.key.text if part.key else None)
        yield _Found(part, below, node.column)
        if isinstance(part.value, Collection):
            yield from _parts(part.value, below)


def _is_on(part: Part, line: int) -> bool:
    value = part.value
    return isinstance(value, Collection) and value.flow and part.start[0] == line == value.end[0]
