"""Comments, and values that end where one starts."""

import pytest

from slocompiler.load.yaml import MappingNode, ScalarNode, cut_by_comment, parse_yaml


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b", []),
        ("# top\na: b # right\n  #\n", [(1, 1, "top", True), (2, 6, "right", False), (3, 3, "", True)]),
        ('a: "x # y" # z', [(1, 12, "z", False)]),
        ("a: 'x # y'# z", [(1, 11, "z", False)]),
        ("a: x#y # z#w", [(1, 8, "z#w", False)]),
        ("a: | # head\n  x # y\n# after\nb: c", [(1, 6, "head", False), (3, 1, "after", True)]),
        ("a: >-\n    x # y\n  # after\nb: c", [(3, 3, "after", True)]),
        ("a: [b, # one\n  c] # two", [(1, 8, "one", False), (2, 6, "two", False)]),
        ("a#b: c # d", [(1, 8, "d", False)]),
        ('"# a": b # é', [(1, 10, "é", False)]),
        ("a: &x b # c\nd: *x # e", [(1, 9, "c", False), (2, 7, "e", False)]),
        ("# only", [(1, 1, "only", True)]),
    ],
)
def test_comments_are_found_outside_of_values_only(text: str, expected: list[tuple[int, int, str, bool]]) -> None:
    found = [(c.span.line, c.span.column, c.text, c.alone) for c in parse_yaml(text, "f").comments]
    assert found == expected


def test_a_comment_ends_with_its_line() -> None:
    (comment,) = parse_yaml("a: b # cd\ne: f", "f").comments
    assert (comment.span.end_line, comment.span.end_column) == (1, 10)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('q: x{channel=" #a"}', 16),
        ("q: 30s   # why", 10),
        ("q: #a", 4),
        ("q: x", None),
        ("q: x#a", None),
        ('q: "x" # a', None),
        ("q: x\n# a", None),
    ],
)
def test_the_cut_of_a_plain_value_is_found(text: str, column: int | None) -> None:
    document = parse_yaml(text, "f").documents[0]
    assert isinstance(document, MappingNode)
    node = document.entries["q"].value
    assert isinstance(node, ScalarNode)
    span = cut_by_comment(text, node)
    assert (span and (span.line, span.column)) == (column and (1, column))
