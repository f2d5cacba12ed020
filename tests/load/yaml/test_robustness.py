"""Whatever the text, parsing answers with findings inside the text, never with an exception."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.load.yaml import ParsedYaml, parse_yaml, to_python

SPEC = (Path(__file__).parent / "spec.yaml").read_text("utf-8")
YAML_SIGNS = st.text("{}[]:,#&*!|>'\"%@`-? \n\tab0~<=.\\", max_size=30)


def check(text: str) -> ParsedYaml:
    parsed = parse_yaml(text, "f")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in [d.span for d in parsed.diagnostics] + [c.span for c in parsed.comments]:
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    for comment in parsed.comments:
        assert lines[comment.span.line - 1][comment.span.column - 1] == "#"
    for document in parsed.documents:
        to_python(document)
    return parsed


def test_the_example_is_clean() -> None:
    assert check(SPEC).diagnostics == ()


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(YAML_SIGNS)
@settings(max_examples=300, deadline=None)
def test_any_row_of_yaml_signs(text: str) -> None:
    check(text)


@given(st.integers(0, len(SPEC)), st.integers(0, 40), YAML_SIGNS)
@settings(max_examples=200, deadline=None)
def test_a_spec_with_a_piece_replaced(start: int, length: int, piece: str) -> None:
    check(SPEC[:start] + piece + SPEC[start + length :])


@given(st.integers(0, len(SPEC) - 1))
@settings(max_examples=150, deadline=None)
def test_one_missing_character_has_at_most_one_syntax_finding(position: int) -> None:
    parsed = check(SPEC[:position] + SPEC[position + 1 :])
    assert parsed.documents or len(parsed.diagnostics) == 1
