"""Valid YAML that a spec cannot be, and the limits."""

import pytest

from slocompiler.load.yaml import MappingNode, parse_yaml, to_python
from slocompiler.load.yaml.anchors import MOST_NODES
from slocompiler.load.yaml.tree_builder import DEEPEST_NESTING

FAULTS = [
    ("a: 1\nb: 2\na: 3", "SLO141", 3, 1),
    ("a: {b: 1, b: 2}", "SLO141", 1, 11),
    ("1: a\n'1': b", "SLO141", 2, 1),
    ("? [a, b]\n: c", "SLO142", 1, 3),
    ("? [!x a, *b]\n: c", "SLO142", 1, 3),
    ("a: &x b\n*x : c", "SLO142", 2, 1),
    ("legend: {{instance}}", "SLO142", 1, 10),
    ("a: 1\n~: b", "SLO143", 2, 1),
    ("null: b", "SLO143", 1, 1),
    (": b", "SLO143", 1, 1),
    ("{: b}", "SLO143", 1, 2),
    ("a: &a {b: c}\nd:\n  <<: *a", "SLO144", 3, 3),
    ("a: *b", "SLO145", 1, 4),
    ("a: &b 1\n---\na: *b", "SLO145", 3, 4),
    ("a: &b [1, *b]", "SLO146", 1, 11),
    ("a: &b {c: *b}", "SLO146", 1, 11),
    ("a: " + "[" * (DEEPEST_NESTING + 6), "SLO148", 1, 3 + DEEPEST_NESTING),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), FAULTS)
def test_a_fault_has_one_finding_at_its_place(text: str, code: str, line: int, column: int) -> None:
    found = [(d.code, d.span.line, d.span.column) for d in parse_yaml(text, "spec.yaml").diagnostics]
    assert found == [(code, line, column)]


def test_a_template_text_read_as_a_key_is_told_from_other_keys() -> None:
    messages = [parse_yaml(text, "f").diagnostics[0].message for text in ("a: {{b}}", "? [a]\n: b")]
    assert ["{{" in message for message in messages] == [True, False]


def test_a_duplicate_cites_both_places_and_keeps_the_first() -> None:
    parsed = parse_yaml("a: 1\nb: 2\na: 3", "f")
    (related,) = parsed.diagnostics[0].related
    assert (related.span.line, related.span.column) == (1, 1)
    assert to_python(parsed.documents[0]) == {"a": 1, "b": 2}


def test_a_recursive_alias_cites_its_anchor() -> None:
    (related,) = parse_yaml("x: 1\na: &b [*b]", "f").diagnostics[0].related
    assert (related.span.line, related.span.column) == (2, 4)


def test_all_structural_faults_are_reported_in_one_run() -> None:
    parsed = parse_yaml("a: *x\na: 1\n<<: 2\nb: !t c", "f")
    assert [d.code for d in parsed.diagnostics] == ["SLO145", "SLO141", "SLO144", "SLO116"]


def test_nesting_up_to_the_limit_is_accepted() -> None:
    assert parse_yaml("[" * DEEPEST_NESTING + "]" * DEEPEST_NESTING, "f").diagnostics == ()


@pytest.mark.parametrize(("count", "codes"), [(MOST_NODES - 1, []), (MOST_NODES, ["SLO149"])])
def test_values_up_to_the_limit_are_accepted(count: int, codes: list[str]) -> None:
    text = "[" + "1," * count + "]"
    assert [d.code for d in parse_yaml(text, "f").diagnostics] == codes


def test_aliases_count_as_what_they_stand_for() -> None:
    thousand = "a: &a [" + "1," * 999 + "]\n"
    assert parse_yaml(thousand + "b: [" + "*a," * 98 + "]", "f").diagnostics == ()
    (finding,) = parse_yaml(thousand + "b: [" + "*a," * 99 + "]", "f").diagnostics
    assert (finding.code, finding.span.line) == ("SLO147", 2)


def test_anchors_and_aliases_repeat_a_value() -> None:
    parsed = parse_yaml("a: &x {b: 1}\nc: *x\n&k d: *k", "f")
    assert parsed.diagnostics == ()
    assert to_python(parsed.documents[0]) == {"a": {"b": 1}, "c": {"b": 1}, "d": "d"}


def test_keys_in_quotes_may_be_anything() -> None:
    document = parse_yaml('"<<": 1\n"null": 2\n"": 3', "f").documents[0]
    assert isinstance(document, MappingNode)
    assert list(document.entries) == ["<<", "null", ""]
