"""YAML text: its form, and that readers of YAML 1.1 and 1.2 in Python read it back (Go's are in tests/judges)."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.emit import write_yaml
from slocompiler.load.yaml import parse_yaml, to_python
from tests.emit.hostile_strings import HOSTILE

#: All text that YAML can hold: no lone surrogates.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class Level(StrEnum):
    HIGH = "high"


RULES: dict[str, Any] = {
    "groups": [
        {
            "name": "login",
            "interval": "30s",
            "rules": [
                {
                    "record": "slo:events",
                    "expr": 'sum(rate(requests_total{job="login"}[5m])) or vector(0)',
                    "labels": {"service": "login", "commit": "25921e05", "on": "y"},
                },
                {
                    "alert": "LoginDown",
                    "expr": 'sum(a)\n/ sum(b{c="d"})\n\n> 0.5\n',
                    "for": "2m",
                    "annotations": {
                        "summary": "{{ $labels.job }}: down",
                        "why": 'it said "no"',
                        "url": "https://a/b#c",
                    },
                },
            ],
        }
    ],
    "none": None,
    "flags": [True, False, [1, [2]]],
    "empty": [[], {}],
    "threshold": Decimal("0.00720"),
}
TEXT = """\
groups:
- name: login
  interval: 30s
  rules:
  - record: slo:events
    expr: sum(rate(requests_total{job="login"}[5m])) or vector(0)
    labels:
      service: login
      commit: "25921e05"
      "on": "y"
  - alert: LoginDown
    expr: |
      sum(a)
      / sum(b{c="d"})

      > 0.5
    for: 2m
    annotations:
      summary: "{{ $labels.job }}: down"
      why: it said "no"
      url: https://a/b#c
none: null
flags:
- true
- false
- - 1
  - - 2
empty:
- []
- {}
threshold: 0.0072
"""


def test_an_artifact_has_the_expected_form() -> None:
    assert write_yaml(RULES) == TEXT


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E-9"), "0.000000001"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.50"), "1.5"),
        (Decimal("NaN"), ".nan"),
        (Decimal("-Infinity"), "-.inf"),
        (10**21, "1000000000000000000000"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (0.1, "0.1"),
        (True, "true"),
        (None, "null"),
        ("1e3", '"1e3"'),
        ("a\\d", "a\\d"),
        ('"a"', "'\"a\"'"),
        ("\\d", "'\\d'"),
        ("a\tb", '"a\\tb"'),
        ("1h30m", "1h30m"),
        (Level.HIGH, "high"),
        (("a", "b"), "- a\n- b"),
        ("a\nb", "|-\n  a\n  b"),
        ("a\n\n", '"a\\n\\n"'),
        ("é", '"é"'),
        ("a\né", "|-\n  a\n  é"),
        ("a \nb", '"a \\nb"'),
        ("x: " + "long " * 60 + "end", '"x: ' + "long " * 60 + 'end"'),
        ({"a\nb": 1}, '? "a\\nb"\n: 1'),
    ],
)
def test_a_value_has_one_form(value: object, text: str) -> None:
    assert write_yaml(value).removesuffix("...\n") == text + "\n"


def test_what_yaml_does_not_have_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        write_yaml({"a": {1}})


@pytest.mark.parametrize("text", HOSTILE)
def test_python_readers_read_hostile_strings_back(text: str) -> None:
    value: dict[str, Any] = {"a": text, text + "x": [text], "b": {text: 1}}
    written = write_yaml(value)
    assert yaml.load(written, yaml.CSafeLoader) == value
    assert_own_reader_agrees(written, value)


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3)))
@settings(max_examples=200, deadline=None)
def test_any_data_is_read_back(value: object) -> None:
    written = write_yaml({"a": value})
    assert yaml.load(written, yaml.CSafeLoader) == {"a": value}
    assert_own_reader_agrees(written, {"a": value})


def assert_own_reader_agrees(written: str, value: object) -> None:
    parsed = parse_yaml(written, "written.yaml")
    assert parsed.diagnostics == ()
    assert to_python(parsed.documents[0]) == value
