"""Comments as lines, and behind what is on a line."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from slocompiler.format.concrete.nodes import Collection, Node, Part, Remark


def lines_of(remarks: Sequence[Remark], indent: int) -> list[str]:
    """Comments on lines of their own. One that was further in than the first of them still is."""
    lines: list[str] = []
    first: int | None = None
    for remark in remarks:
        # One that stood behind something has no column that it shares with others.
        first = (remark.place[1] if first is None else first) if remark.alone else None
        deeper = 0 if first is None else max(0, remark.place[1] - first)
        lines += [*([""] if remark.gap else []), " " * (indent + deeper) + remark.text]
    return lines


def with_remark(line: str, remark: Remark | None, *, moved: bool = False) -> str:
    """A line with the comment behind it: where others stand too, when there is room for that, else two blanks away.

    `moved`: it comes from another line, where its column meant something else.
    """
    if remark is None:
        return line
    column = remark.place[1] if remark.aligned and not moved else 0
    return f"{line.ljust(max(column, len(line) + 2))}{remark.text}"


def unaligned(part: Part) -> Part:
    """The part with what is behind it at no column of its own: it stood between brackets."""
    return part if part.behind is None else replace(part, behind=replace(part.behind, aligned=False))


def has_comments(node: Node) -> bool:
    """Whether a comment stands inside of a value."""
    return isinstance(node, Collection) and (bool(node.tail) or any(map(_is_commented, node.parts)))


def _is_commented(part: Part) -> bool:
    return bool(part.above or part.opening or part.behind) or has_comments(part.value)


def comments_in(node: Node) -> Iterator[Remark]:
    """All comments inside of a value."""
    if isinstance(node, Collection):
        for part in node.parts:
            yield from (*part.above, *filter(None, (part.opening,)), *comments_in(part.value))
            yield from filter(None, (part.behind,))
        yield from node.tail
