"""Syntax errors: code, line and column of each; nothing of the file is used."""

import pytest

from slocompiler.load.yaml import parse_yaml

FAULTS = [
    ("a:\n\t- b", "YAML121", 2, 1),
    ("a:\n  b: c\n\td: e", "YAML121", 3, 1),
    ("a:\n  b: c\n \td: e", "YAML121", 3, 2),
    ("\ta: b", "YAML121", 1, 1),
    ("a: |\n \tfoo", "YAML121", 2, 2),
    ("a:\n-\t- b", "YAML121", 2, 2),
    ('a: 1\nb: "foo\nc: d\n', "YAML122", 2, 4),
    ("b: 'foo\nc: d", "YAML122", 1, 4),
    ('b: "foo\nc: "bar"\n', "YAML122", 1, 4),
    ('b: "foo\nc: "bar": x\n', "YAML122", 1, 4),
    ('b: "a\\"\nc: d', "YAML122", 1, 4),
    ("a: {b: c", "YAML123", 1, 4),
    ("a: [b\nc: d\ne: f", "YAML123", 1, 4),
    ("a: {b: {c: d}\ne: f\n", "YAML123", 1, 4),
    ("x: {above: 1%, over:", "YAML123", 1, 4),
    ("a: [b}", "YAML124", 1, 6),
    ("a: }", "YAML124", 1, 4),
    ("{a: b}}", "YAML124", 1, 7),
    ("a: [,]", "YAML124", 1, 5),
    ('a: "x" y', "YAML125", 1, 8),
    ('a: {b: "c" d}', "YAML125", 1, 12),
    ("a: [x] y", "YAML125", 1, 8),
    ("a: [x], y", "YAML125", 1, 7),
    ('a: "\\d"', "YAML126", 1, 5),
    ('a: "\\xZZ"', "YAML126", 1, 5),
    ("a:\n  - b\n c: d", "YAML127", 3, 2),
    ("a:\n    b: c\n  d: e", "YAML127", 3, 3),
    ("a: b\n  c: d", "YAML127", 2, 3),
    ("a: b\n- c", "YAML127", 2, 1),
    ("- a\nb: c", "YAML127", 2, 1),
    ("  a: b\nc: d", "YAML127", 2, 1),
    ("a: |\n    x\n  y\n", "YAML127", 3, 3),
    ("a: 1\nkey\nb: c", "YAML128", 2, 1),
    ("a: 1\nkey # why\nb: c", "YAML128", 2, 1),
    ("key\nb: c", "YAML128", 1, 1),
    ("a:\n  b\n  # c\n  c: d", "YAML127", 4, 3),
    ("{a: b c: d}", "YAML129", 1, 8),
    ("a: - b", "YAML130", 1, 4),
    ("a: ? b", "YAML130", 1, 4),
    ("%FOO\n", "YAML131", 1, 1),
    ("%YAML 1.1\n---\na: b", "YAML131", 1, 1),
    ("%YAML 3.0\n---\na: b", "YAML131", 1, 1),
    ("%TAG ! x\n---\na: b", "YAML131", 1, 1),
    ("a: b\n...\nc: d ]", "YAML132", 3, 1),
    ("-\n?:", "YAML139", 2, 1),
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
