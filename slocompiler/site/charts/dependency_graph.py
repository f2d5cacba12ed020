"""Services and what they depend on as a drawing: callers at the left, what they call at the right."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

NODE_WIDTH, NODE_HEIGHT = 208, 40
_GAP_X, _GAP_Y, _MARGIN = 72, 16, 4
#: So often nodes are put beside their neighbours; more changes little.
_SWEEPS = 6
_TIP = 8
#: Characters that a node has room for.
_ROOM = 25


class Node(Struct, frozen=True):
    """`is_known`: it has a page; `name` is cut where it is too long, `whole` is not."""

    x: int
    y: int
    name: str
    whole: str
    is_subject: bool
    is_known: bool


class Edge(Struct, frozen=True):
    """A curve from the right of one node to the left of another, and the head of its arrow.

    `is_part`: an SLO of the one counts one of the other.
    """

    path: str
    tip: str
    is_part: bool


class Graph(Struct, frozen=True):
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int
    height: int
    node_width: int = NODE_WIDTH
    node_height: int = NODE_HEIGHT


class Link(Struct, frozen=True, order=True):
    """`source` needs `target`."""

    source: str
    target: str
    is_part: bool = False


def graph(links: Sequence[Link], subject: str | None, known: frozenset[str]) -> Graph | None:
    """The drawing of all services that the links name, `subject` set apart; None without a link."""
    if not links:
        return None
    names = sorted({name for link in links for name in (link.source, link.target)})
    columns = _ordered(_columns(names, links), links)
    tallest = max(map(len, columns))
    height = tallest * (NODE_HEIGHT + _GAP_Y) - _GAP_Y
    places: dict[str, tuple[int, int]] = {}
    for index, column in enumerate(columns):
        above = (height - len(column) * (NODE_HEIGHT + _GAP_Y) + _GAP_Y) // 2
        for row, name in enumerate(column):
            places[name] = (
                _MARGIN + index * (NODE_WIDTH + _GAP_X),
                _MARGIN + above + row * (NODE_HEIGHT + _GAP_Y),
            )
    return Graph(
        nodes=tuple(Node(*places[name], _cut(name), name, name == subject, name in known) for name in places),
        edges=tuple(_edge(places[link.source], places[link.target], link.is_part) for link in links),
        width=len(columns) * (NODE_WIDTH + _GAP_X) - _GAP_X + 2 * _MARGIN,
        height=height + 2 * _MARGIN,
    )


def _columns(names: Sequence[str], links: Sequence[Link]) -> list[list[str]]:
    """Each service right of all that need it. A circle is broken at its first name."""
    needed_by: dict[str, list[str]] = {name: [] for name in names}
    for link in links:
        if link.source != link.target:
            needed_by[link.target].append(link.source)
    depths: dict[str, int] = {}
    for name in names:
        _depth(name, needed_by, depths, set())
    columns: list[list[str]] = [[] for _ in range(max(depths.values()) + 1)]
    for name in names:
        columns[depths[name]].append(name)
    return [column for column in columns if column]


def _depth(name: str, needed_by: Mapping[str, list[str]], depths: dict[str, int], above: set[str]) -> int:
    """Without recursion, as a chain may be long."""
    stack = [name]
    while stack:
        current = stack[-1]
        above.add(current)
        waiting = [one for one in needed_by[current] if one not in depths and one not in above]
        if waiting and current not in depths:
            stack.append(waiting[0])
            continue
        stack.pop()
        above.discard(current)
        depths.setdefault(current, max((depths[one] + 1 for one in needed_by[current] if one in depths), default=0))
    return depths[name]


def _ordered(columns: list[list[str]], links: Sequence[Link]) -> list[list[str]]:
    """Each column in the order of its neighbours' middle, forth and back, so that few edges cross."""
    neighbours: dict[str, list[str]] = {}
    for link in links:
        neighbours.setdefault(link.source, []).append(link.target)
        neighbours.setdefault(link.target, []).append(link.source)
    for _ in range(_SWEEPS):
        rows: dict[str, int] = {}
        for column in columns:
            column.sort(key=lambda name: _middle(neighbours[name], rows))
            rows = {name: row for row, name in enumerate(column)}
        columns.reverse()
    return columns


def _middle(neighbours: Iterable[str], rows: Mapping[str, int]) -> Fraction:
    found = [rows[name] for name in neighbours if name in rows]
    return Fraction(sum(found), len(found)) if found else Fraction(0)


def _edge(source: tuple[int, int], target: tuple[int, int], is_part: bool) -> Edge:
    x1, y1 = source[0] + NODE_WIDTH, source[1] + NODE_HEIGHT // 2
    x2, y2 = target[0] - _TIP, target[1] + NODE_HEIGHT // 2
    bend = max(_GAP_X // 2, abs(x2 - x1) // 2)
    curve = f"M{x1},{y1} C{x1 + bend},{y1} {x2 - bend},{y2} {x2},{y2}"
    return Edge(curve, f"M{x2 + _TIP},{y2} l{-_TIP},-4 v8 z", is_part)


def _cut(name: str) -> str:
    return name if len(name) <= _ROOM else f"{name[: _ROOM - 1]}…"
