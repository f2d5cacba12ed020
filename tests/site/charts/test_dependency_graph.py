"""Where services stand in the drawing."""

from itertools import pairwise

from slocompiler.site.charts.dependency_graph import NODE_WIDTH, Graph, Link, graph


def drawn(*pairs: str, known: str = "abcdefgh") -> Graph:
    links = [Link(source, target) for source, target in (pair.split(">") for pair in pairs)]
    found = graph(links, None, frozenset(known))
    assert found is not None
    return found


def columns(found: Graph) -> list[list[str]]:
    """Names by column, from above."""
    nodes = sorted(found.nodes, key=lambda node: (node.x, node.y))
    return [[node.name for node in nodes if node.x == x] for x in sorted({node.x for node in nodes})]


def test_nothing_is_drawn_of_nothing() -> None:
    assert graph([], "a", frozenset("a")) is None


def test_a_service_stands_right_of_all_that_need_it() -> None:
    assert columns(drawn("a>b", "b>c", "a>c")) == [["a"], ["b"], ["c"]]


def test_neighbours_stand_side_by_side() -> None:
    assert columns(drawn("a>d", "b>c", "a>e", "b>f")) == [["a", "b"], ["d", "e", "c", "f"]]


def test_a_circle_is_drawn_too() -> None:
    found = drawn("a>b", "b>a", "b>c")
    assert sorted(name for column in columns(found) for name in column) == ["a", "b", "c"]
    assert len(found.edges) == 3


def test_a_long_chain_needs_no_deep_stack() -> None:
    names = [f"s{number:04}" for number in range(3000)]
    links = [Link(above, below) for above, below in pairwise(names)]
    found = graph(list(reversed(links)), None, frozenset(names))
    assert found is not None
    assert len(columns(found)) == 3000


def test_nodes_do_not_overlap_and_lie_inside() -> None:
    found = drawn("a>b", "a>c", "a>d", "e>d", "f>d")
    places = [(node.x, node.y) for node in found.nodes]
    assert len(set(places)) == len(places)
    assert all(0 <= x <= found.width - NODE_WIDTH and 0 <= y <= found.height - found.node_height for x, y in places)


def test_the_subject_and_what_has_no_page_are_told_apart() -> None:
    found = graph([Link("a", "b"), Link("a", "c" * 60)], "a", frozenset("ab"))
    assert found is not None
    assert {node.whole[0]: (node.is_subject, node.is_known) for node in found.nodes} == {
        "a": (True, True),
        "b": (False, True),
        "c": (False, False),
    }
    assert max(len(node.name) for node in found.nodes) == 25
