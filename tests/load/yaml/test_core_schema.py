"""Plain scalars by the core schema of YAML 1.2, with their source text."""

import math

import pytest

from slocompiler.load.yaml import FloatText, IntText, MappingNode, ScalarNode, parse_yaml, to_python


def scalar(text: str) -> ScalarNode:
    document = parse_yaml(f"a: {text}", "f").documents[0]
    assert isinstance(document, MappingNode)
    node = document.entries["a"].value
    assert isinstance(node, ScalarNode)
    return node


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("tRUE", "tRUE"),
        ("on", "on"), ("off", "off"), ("yes", "yes"), ("no", "no"), ("NO", "NO"), ("y", "y"), ("n", "n"),
        ("1", 1), ("-1", -1), ("+1", 1), ("010", 10), ("0o17", 15), ("0x1F", 31), ("-0x1F", "-0x1F"), ("0b1", "0b1"),
        ("1_000", "1_000"), ("22:22", "22:22"), ("2026-11-24", "2026-11-24"), ("1.2.3", "1.2.3"),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-2", -0.015), ("1e", "1e"), (".", "."),
        (".inf", math.inf), ("-.INF", -math.inf), ("99.95%", "99.95%"), ("30ms", "30ms"),
        ('"1"', "1"), ("'true'", "true"), ('""', ""), ("9" * 5000, "9" * 5000), ("=", "="),
    ],
)  # fmt: skip
def test_a_scalar_is_what_yaml_1_2_says(text: str, value: object) -> None:
    node = scalar(text)
    assert node.value == value
    assert type(node.value) in (type(value), IntText, FloatText)
    assert isinstance(node.value, bool) == isinstance(value, bool)


def test_not_a_number_is_a_float() -> None:
    value = scalar(".nan").value
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize("text", ["25921e05", "012345678901", "0x1F", "1.50", ".inf"])
def test_a_number_keeps_its_source_text(text: str) -> None:
    value = to_python(scalar(text))
    assert isinstance(value, IntText | FloatText)
    assert value.text == text
    assert scalar(text).text == text


@pytest.mark.parametrize(
    ("text", "style"), [("a", ""), ("'a'", "'"), ('"a"', '"'), ("|\n  a", "|"), (">\n  a", ">"), ("&x a", "")]
)
def test_the_style_of_a_scalar_is_known(text: str, style: str) -> None:
    assert (scalar(text).style, scalar(text).text.strip()) == (style, "a")
