"""Parts of a document on lines of their own."""

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.format.block_scalars import block_scalar, continued, literal_of
from slocompiler.format.concrete.nodes import Collection, Node, Part, Remark, Scalar
from slocompiler.format.gaps import with_gap, with_gaps_of
from slocompiler.format.key_order import in_order
from slocompiler.format.one_line import key_text, one_line
from slocompiler.format.remarks import comments_in, has_comments, lines_of, unaligned, with_remark
from slocompiler.format.surroundings import Surroundings
from slocompiler.spec.value_kinds import ValueKind

WIDTH = 120
INDENT = 2
_BLOCK_STYLES = ("|", ">")


class Layout(Struct, frozen=True):
    """How the blocks of a document are written. `keeps_order`: its keys have to stay as they are."""

    keeps_order: bool = False

    def arranged(self, node: Collection, at: Surroundings) -> tuple[Part, ...]:
        """The parts of a collection in their order."""
        if self.keeps_order or not node.parts:
            return node.parts
        return with_gaps_of(in_order(node.parts, at.model), node.parts)

    def block(self, parts: tuple[Part, ...], tail: tuple[Remark, ...], at: Surroundings, indent: int) -> list[str]:
        """The lines of arranged parts."""
        lines: list[str] = []
        for index, part in enumerate(parts):
            below = at.below(part.key.text if part.key else None)
            lines += self.part(part if index else with_gap(part, gap=False), below, indent)
        return lines + lines_of(tail, indent)

    def part(self, part: Part, at: Surroundings, indent: int) -> list[str]:
        """The lines of one entry or item, with the comments above it."""
        above, lines = self._part(part, at, indent)
        return [*lines_of((*part.above, *above), indent), *([""] if part.gap else []), *lines]

    def _part(self, part: Part, at: Surroundings, indent: int) -> tuple[tuple[Remark, ...], list[str]]:
        """What goes above the part, and its lines."""
        start = " " * indent + (f"{key_text(part.key, in_flow=False)}:" if part.key else "-")
        value = part.value
        if isinstance(value, Scalar):
            return (), self._scalar(start, part, value, at, indent)
        if not isinstance(value, Collection):
            return (), [with_remark(f"{start} {self._one_line(value, at)}", part.behind)]
        if not value.parts:
            inside = (*filter(None, (part.opening,)), *comments_in(value))
            return inside, [with_remark(f"{start} {self._one_line(value, at)}", part.behind, moved=bool(inside))]
        if self._fits(start, part, value, at):
            is_joined = value.start[0] != value.end[0]
            return (), [with_remark(f"{start} {self._one_line(value, at)}", part.behind, moved=is_joined)]
        return self._collection(start, part, value, at, indent)

    def _collection(
        self, start: str, part: Part, value: Collection, at: Surroundings, indent: int
    ) -> tuple[tuple[Remark, ...], list[str]]:
        parts = self.arranged(value, at)
        if value.flow:
            parts = tuple(map(unaligned, parts))
        if part.key is None:
            return self._item(start, part, value, parts, at, indent)
        opening = part.opening or part.behind
        left = (part.behind,) if part.opening and part.behind else ()
        inner = self.block(parts, (*value.tail, *left), at, indent + INDENT)
        line = f"{start} &{value.anchor}" if value.anchor else start
        return (), [with_remark(line, opening, moved=value.flow), *inner]

    def _item(
        self, start: str, part: Part, value: Collection, parts: tuple[Part, ...], at: Surroundings, indent: int
    ) -> tuple[tuple[Remark, ...], list[str]]:
        """A block beside a dash: what is above its first key, or was behind a bracket, goes above both."""
        first = parts[0]
        beside = tuple(filter(None, (part.opening, part.behind)))
        above = (*beside, *(replace(remark, gap=False) for remark in first.above))
        parts = (replace(first, above=(), gap=False), *parts[1:])
        inner = self.block(parts, value.tail, at, indent + INDENT)
        if value.anchor:
            return above, [f"{start} &{value.anchor}", *inner]
        hoisted, inner = _hoisted(inner)
        return above, [*hoisted, f"{start} {inner[0].lstrip(' ')}", *inner[1:]]

    def _scalar(self, start: str, part: Part, node: Scalar, at: Surroundings, indent: int) -> list[str]:
        anchor = f"&{node.anchor} " if node.anchor else ""
        found = None
        if node.style in _BLOCK_STYLES:
            found = block_scalar(node, indent)
        elif "\n" in node.text:
            found = literal_of(node.text, indent)
        text = self._one_line(node, at)
        if found is None and "\n" not in node.text and node.start[0] != node.end[0]:
            found = continued(node, indent) if len(f"{start} {text}") > WIDTH else None
            if found:
                return [f"{start} {anchor}{found[0]}", *found[1][:-1], with_remark(found[1][-1], part.behind)]
        if found:
            return [with_remark(f"{start} {anchor}{found[0]}", part.behind), *found[1]]
        return [with_remark(f"{start} {text}".rstrip(), part.behind)]

    def _fits(self, start: str, part: Part, value: Collection, at: Surroundings) -> bool:
        if not value.flow or part.opening or has_comments(value) or holds_query(value, at):
            return False
        return len(f"{start} {self._one_line(value, at)}") <= WIDTH

    def _one_line(self, node: Node, at: Surroundings) -> str:
        return one_line(node, at, in_flow=False, keeps_order=self.keeps_order)


def holds_query(node: Node, at: Surroundings) -> bool:
    """Whether a query stands inside of a value: its signs mean something else between brackets."""
    if isinstance(node, Collection):
        return any(holds_query(part.value, at.below(part.key.text if part.key else None)) for part in node.parts)
    return at.kind is ValueKind.QUERY


def _hoisted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Comments that came in front of the first key of an item, and the rest."""
    count = 0
    while not lines[count].strip() or lines[count].lstrip(" ").startswith("#"):
        count += 1
    return [line[INDENT:] for line in lines[:count]], lines[count:]
