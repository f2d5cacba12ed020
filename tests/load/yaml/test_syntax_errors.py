"""Syntax errors: code, line and column of each; nothing of the file is used."""

import pytest

from slocompiler.load.yaml import parse_yaml

FAULTS = [
    ("a:\n\t- b", "SLO121", 2, 1),
    ("a:\n  b: c\n\td: e", "SLO121", 3, 1),
    ("a:\n  b: c\n \td: e", "SLO121", 3, 2),
    ("\ta: b", "SLO121", 1, 1),
    ("a: |\n \tfoo", "SLO121", 2, 2),
    ("a:\n-\t- b", "SLO121", 2, 2),
    ('a: 1\nb: "foo\nc: d\n', "SLO122", 2, 4),
    ("b: 'foo\nc: d", "SLO122", 1, 4),
    ('b: "foo\nc: "bar"\n', "SLO122", 1, 4),
    ('b: "foo\nc: "bar": x\n', "SLO122", 1, 4),
    ('b: "a\\"\nc: d', "SLO122", 1, 4),
    ("a: {b: c", "SLO123", 1, 4),
    ("a: [b\nc: d\ne: f", "SLO123", 1, 4),
    ("a: {b: {c: d}\ne: f\n", "SLO123", 1, 4),
    ("x: {above: 1%, over:", "SLO123", 1, 4),
    ("a: [b}", "SLO124", 1, 6),
    ("a: }", "SLO124", 1, 4),
    ("{a: b}}", "SLO124", 1, 7),
    ("a: [,]", "SLO124", 1, 5),
    ('a: "x" y', "SLO125", 1, 8),
    ('a: {b: "c" d}', "SLO125", 1, 12),
    ("a: [x] y", "SLO125", 1, 8),
    ("a: [x], y", "SLO125", 1, 7),
    ('a: "\\d"', "SLO126", 1, 5),
    ('a: "\\xZZ"', "SLO126", 1, 5),
    ("a:\n  - b\n c: d", "SLO127", 3, 2),
    ("a:\n    b: c\n  d: e", "SLO127", 3, 3),
    ("a: b\n  c: d", "SLO127", 2, 3),
    ("a: b\n- c", "SLO127", 2, 1),
    ("- a\nb: c", "SLO127", 2, 1),
    ("  a: b\nc: d", "SLO127", 2, 1),
    ("a: |\n    x\n  y\n", "SLO127", 3, 3),
    ("a: 1\nkey\nb: c", "SLO128", 2, 1),
    ("a: 1\nkey # why\nb: c", "SLO128", 2, 1),
    ("key\nb: c", "SLO128", 1, 1),
    ("a:\n  b\n  # c\n  c: d", "SLO127", 4, 3),
    ("{a: b c: d}", "SLO129", 1, 8),
    ("a: - b", "SLO130", 1, 4),
    ("a: ? b", "SLO130", 1, 4),
    ("%FOO\n", "SLO131", 1, 1),
    ("%YAML 1.1\n---\na: b", "SLO131", 1, 1),
    ("%YAML 3.0\n---\na: b", "SLO131", 1, 1),
    ("%TAG ! x\n---\na: b", "SLO131", 1, 1),
    ("a: b\n...\nc: d ]", "SLO132", 3, 1),
    ("-\n?:", "SLO139", 2, 1),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), FAULTS)
def test_a_fault_has_one_finding_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = [(d.code, d.span.line, d.span.column) for d in parse_yaml(text, "spec.yaml").diagnostics]
    assert found == [(code, line, column)]


def test_a_file_with_a_syntax_error_has_no_documents() -> None:
    assert parse_yaml("a: b\n---\na: [", "f").documents == ()


def test_every_finding_says_what_to_do() -> None:
    assert all(diagnostic.help for text, *_ in FAULTS for diagnostic in parse_yaml(text, "f").diagnostics)


def test_no_word_of_the_library_reaches_the_user() -> None:
    messages = [diagnostic.message for text, *_ in FAULTS for diagnostic in parse_yaml(text, "f").diagnostics]
    assert not [
        message for message in messages if "while " in message or "did not find" in message or "token" in message
    ]
