"""Which part of a document each comment belongs to.

A comment above a key or an item belongs to it; one behind a value, or behind a key whose value starts below, belongs
there. Behind the last part of a block those belong to the block that are indented further than what is around it.
"""

from msgspec.structs import replace

from slocompiler.format.concrete.nodes import Collection, Node, Part, Place, Remark, Scalar

_BLOCK_STYLES = ("|", ">")


class Attacher:
    """Hands out the comments of a file in their order, each once."""

    def __init__(self, lines: list[str], remarks: list[Remark]) -> None:
        self.lines = lines
        self._remarks = remarks
        self._at = 0
        #: The last line on which something stands that was handed out.
        self._line = -1

    def root(self, node: Node, line: int, limit: Place) -> Collection:
        """The top of a document that starts on a line and ends at `limit`: it takes all comments that are left.

        A document without anything in it is a mapping without keys.
        """
        self._line = line - 1
        found = self._collection(node, -1, limit) if isinstance(node, Collection) else _nothing(node)
        return replace(found, tail=(*found.tail, *self.until(limit)))

    def until(self, limit: Place) -> tuple[Remark, ...]:
        """All comments before a place."""
        found = []
        while (remark := self._next()) and remark.place < limit:
            found.append(self._take(remark))
        return tuple(found)

    def _next(self) -> Remark | None:
        return self._remarks[self._at] if self._at < len(self._remarks) else None

    def _take(self, remark: Remark) -> Remark:
        gap = self._gap(remark.place[0])
        self._at, self._line = self._at + 1, remark.place[0]
        return replace(remark, gap=gap)

    def _gap(self, line: int) -> bool:
        return any(not text.strip() for text in self.lines[self._line + 1 : line])

    def _collection(self, node: Collection, outer: int, limit: Place) -> Collection:
        parts = []
        for index, part in enumerate(node.parts):
            following = node.parts[index + 1].start if index + 1 < len(node.parts) else node.end if node.flow else limit
            parts.append(self._part(part, node, following))
        tail = self.until(node.end) if node.flow else self._deeper_than(outer, limit)
        return replace(node, parts=tuple(parts), tail=tail)

    def _part(self, part: Part, around: Collection, limit: Place) -> Part:
        above = self.until(part.start)
        gap = self._gap(part.start[0])
        self._line = part.start[0]
        if isinstance(part.value, Collection):
            opening = self._opening(part.value)
            value: Node = self._collection(part.value, around.column, limit)
        else:
            # What stands between a key and its value goes above both.
            opening, value = None, part.value
            above = (*above, *self.until(value.start))
        behind = self._behind(value, limit)
        self._line = max(self._line, value.end[0])
        return replace(part, value=value, above=above, gap=gap, opening=opening, behind=behind)

    def _opening(self, value: Collection) -> Remark | None:
        first = value.parts[0].start if value.parts else value.end
        remark = self._next()
        if remark is None or remark.alone or remark.place >= first:
            return None
        # In front of an item it belongs to the item.
        return self._take(remark) if value.flow or remark.place[0] == self._line else None

    def _behind(self, value: Node, limit: Place) -> Remark | None:
        remark = self._next()
        if remark is None or remark.alone or remark.place >= limit or remark.place[0] != _last_line(value):
            return None
        return self._take(remark)

    def _deeper_than(self, outer: int, limit: Place) -> tuple[Remark, ...]:
        found = []
        while (remark := self._next()) and remark.place < limit and remark.place[1] > outer:
            found.append(self._take(remark))
        return tuple(found)


def _nothing(node: Node) -> Collection:
    return Collection(node.start, node.end, is_mapping=True, flow=False, column=0, parts=())


def _last_line(value: Node) -> int:
    """Where a comment behind a value stands: that of a block scalar is behind its `|`."""
    if isinstance(value, Scalar) and value.style in _BLOCK_STYLES:
        return value.start[0]
    return value.end[0]
