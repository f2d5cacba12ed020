"""Where nodes stand, and the way from a path to a place."""

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml import NodePath, YamlNode, key_span_at, node_at, parse_yaml, to_python

TEXT = """\
# comment
slos:
  first: {objective: 99%, "é😀": [a, b]}
  second:
    - x: |
        one
        two

    - >-
      folded
last: "two
  lines"
"""


@pytest.fixture(scope="module")
def document() -> YamlNode:
    return parse_yaml(TEXT, "f").documents[0]


def numbers(span: SourceSpan) -> tuple[int, int, int, int]:
    return (span.line, span.column, span.end_line, span.end_column)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (2, 1, 12, 9)),
        (("slos",), (3, 3, 10, 13)),
        (("slos", "first"), (3, 10, 3, 40)),
        (("slos", "first", "objective"), (3, 22, 3, 25)),
        (("slos", "first", "é😀"), (3, 33, 3, 39)),
        (("slos", "first", "é😀", 1), (3, 37, 3, 38)),
        (("slos", "second", 0, "x"), (5, 10, 7, 12)),
        (("last",), (11, 7, 12, 9)),
        (("slos", "missing", "deep"), (3, 3, 10, 13)),
        (("slos", "first", "é😀", 7), (3, 33, 3, 39)),
        (("last", "not", "a", "mapping"), (11, 7, 12, 9)),
    ],
)
def test_a_path_leads_to_its_node_or_the_nearest_ancestor(
    document: YamlNode, path: NodePath, expected: tuple[int, int, int, int]
) -> None:
    assert numbers(node_at(document, path).span) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("slos", "first"), (3, 3, 3, 8)),
        (("slos", "first", "é😀"), (3, 27, 3, 31)),
        (("slos", "first", "é😀", 0), (3, 34, 3, 35)),
        (("slos", "first", "missing"), (3, 3, 3, 8)),
        (("missing",), (2, 1, 12, 9)),
    ],
)
def test_a_path_leads_to_its_key_or_the_nearest_ancestor(
    document: YamlNode, path: NodePath, expected: tuple[int, int, int, int]
) -> None:
    assert numbers(key_span_at(document, path)) == expected


def test_plain_data_keeps_the_order_and_takes_scalars_as_told(document: YamlNode) -> None:
    assert to_python(document) == {
        "slos": {"first": {"objective": "99%", "é😀": ["a", "b"]}, "second": [{"x": "one\ntwo\n"}, "folded"]},
        "last": "two lines",
    }
    assert to_python(node_at(document, ("slos", "first")), lambda node: node.span.column) == {
        "objective": 22,
        "é😀": [34, 37],
    }


def test_later_passes_can_say_where_a_node_came_from(document: YamlNode) -> None:
    via = SourceSpan.start_of("login.yaml")
    node = replace(document, layer="template", via=via)
    assert (node.layer, node.via, node.span) == ("template", via, document.span)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", []),
        ("# only a comment\n", []),
        ("---\n---\n", []),
        ("a: 1\n---\n", [{"a": 1}]),
        ("a: 1\n---\nb", [{"a": 1}, "b"]),
    ],
)
def test_a_file_may_hold_any_number_of_documents(text: str, data: list[object]) -> None:
    assert [to_python(node) for node in parse_yaml(text, "f").documents] == data


def test_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    windows = parse_yaml("\ufeff" + TEXT.replace("\n", "\r\n"), "f")
    assert windows.documents == parse_yaml(TEXT, "f").documents
