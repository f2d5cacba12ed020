"""Values that YAML does not read as they look: code, line and column of each."""

import pytest

from slocompiler.load.yaml import MappingNode, parse_yaml

TRAPS = [
    ('{total: x{job="a"}}', "SLO111", 1, 10),
    ("q: {total: rate(x[5m])}", "SLO111", 1, 18),
    ('q: [x{job="a"}, y]', "SLO111", 1, 6),
    ("q: {total: sum by (a, b) (x)}", "SLO111", 1, 23),
    ("q: [sum by (a, b) (x)]", "SLO111", 1, 16),
    ('{bad_where: a=~"5..",b!="G"}', "SLO111", 1, 22),
    ('q: {__name__=~"a",b="c"}', "SLO112", 1, 4),
    ('q: {job="a"}[5m]', "SLO112", 1, 4),
    ('q: {job="a"} / {job="b"}', "SLO112", 1, 4),
    ("a: 1\nslack: #search", "SLO113", 2, 8),
    ("cc:\n  - #search", "SLO113", 2, 5),
    ("path: *", "SLO114", 1, 7),
    ("path: *.html", "SLO114", 1, 7),
    ("when: > 95", "SLO115", 1, 7),
    ("when: | 95", "SLO115", 1, 7),
    ("env: !prod", "SLO116", 1, 6),
    ("env: !a!b c", "SLO116", 1, 6),
    ("env: !!str 1", "SLO116", 1, 6),
    ("env: !<x> {a: b}", "SLO116", 1, 6),
    ("!x a: 1", "SLO116", 1, 1),
    ("a: %x", "SLO117", 1, 4),
    ("a: @x", "SLO117", 1, 4),
    ("a: `x`", "SLO117", 1, 4),
    ("{a: >}", "SLO117", 1, 5),
    ("a: & b", "SLO118", 1, 4),
    ("a: b: c", "SLO119", 1, 5),
    ("q: sum(x) # y\na: 'b' c: d", "SLO125", 2, 8),
    ("{a.:}", "SLO119", 1, 4),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), TRAPS)
def test_a_trap_has_one_finding_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = [(d.code, d.span.line, d.span.column) for d in parse_yaml(text, "spec.yaml").diagnostics]
    assert found == [(code, line, column)]


def test_a_tab_alone_is_told_from_a_comment() -> None:
    assert [d.code for d in parse_yaml("a:\t#b", "f").diagnostics] == ["SLO113"]


@pytest.mark.parametrize(
    "text",
    [
        'q: sum(rate(x{job="a", b=~"c|d"}[5m])) > 0.5',
        "{look: Which status?, at: https://a/b?c}",
        "a:   # nothing but a comment, and a child\n  b: c",
        "labels: {a, b}",
        "q: x#y",
        "to: 18:00",
        'q: x{channel=" #a"}',
        "cc: [f(a), g(b)]",
        "title: what? | > & * ! % @ `",
    ],
)
def test_what_only_looks_like_a_trap_is_left_alone(text: str) -> None:
    assert parse_yaml(text, "f").diagnostics == ()


@pytest.mark.parametrize("text", ['q: {__name__=~"a",b="c"}', "q: !x y", "q: #a", "q: *b", "q: [f(a, b)]"])
def test_a_reported_value_is_marked_so_that_nobody_reports_it_again(text: str) -> None:
    document = parse_yaml(text, "f").documents[0]
    assert isinstance(document, MappingNode)
    assert document.entries["q"].value.reported
