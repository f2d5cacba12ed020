"""Which values conditions on a label admit."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.promql import Matcher, MatchOp, parse_matchers
from slocompiler.promql.label_regex import read_label_regex
from slocompiler.promql.label_values import implies, no_value, some_value


def conditions(text: str) -> list[Matcher]:
    return list(parse_matchers(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('c="500"', "500"),
        ('c=~"5.."', "555"),
        ('c=~"5..", c!~"50."', "550"),
        ('c=~"[45]..", c!~"5.."', "444"),
        ('c="500", c=~"5.."', "500"),
        ('c=~"a.*", c=~".*b"', "ab"),
        ('c!="x"', ""),
        ('c=~"x|", c!="x"', ""),
        ('c=~"(?:2|3)\\\\d+", c=~"2.+"', "20"),
        ('c=~"a?b", c!="b"', "ab"),
    ],
)
def test_some_value(text: str, value: str) -> None:
    assert some_value(conditions(text)) == value
    assert not no_value(conditions(text))


@pytest.mark.parametrize(
    "text",
    [
        'c="x", c="y"',
        'c="x", c!="x"',
        'c="200", c=~"5.."',
        'c=~"2..|3..", c=~"5.."',
        'c=~"5..", c!~"[45].."',
        'c=~".+", c=""',
        'c="x", c!~".*"',
        'c="x", c="y", c=~"x{2}"',
    ],
)
def test_no_value(text: str) -> None:
    assert no_value(conditions(text))
    assert some_value(conditions(text)) is None


@pytest.mark.parametrize(
    "text", ['c=~"x{2}"', 'c=~"^x$"', 'c=~"(?i)x"', 'c=~"\\\\w+"', 'c=~"[^a]"', 'c="500", c=~"x{2}"']
)
def test_what_is_not_read_is_open(text: str) -> None:
    assert not no_value(conditions(text))
    assert some_value(conditions(text)) is None


@pytest.mark.parametrize(
    ("narrow", "wide", "is_so"),
    [
        ('c=~"5.."', 'c=~"[45].."', True),
        ('c=~"[45].."', 'c=~"5.."', False),
        ('c=~"5.."', 'c!=""', True),
        ('c="x"', 'c=~"x|y"', True),
        ('c="z"', 'c=~"x|y"', False),
        ('c=~"x{2}"', 'c=~"x+"', False),
        ('c=~"x{2}"', 'c=~"x{2}"', True),
    ],
)
def test_implies(narrow: str, wide: str, is_so: bool) -> None:
    assert implies(conditions(narrow), conditions(wide)[0]) is is_so


ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "(a|b)", "a?", "b*", "(?:ab)+", "\\.", "|"])
EXPRESSIONS = st.lists(ATOMS, max_size=5).map("".join)


@given(EXPRESSIONS, st.text("ab.", max_size=5))
def test_an_automaton_matches_what_the_expression_does(expression: str, text: str) -> None:
    automaton = read_label_regex(expression)
    if automaton is not None:
        assert automaton.accepts(text) is (re.fullmatch(expression, text) is not None)


@given(
    st.lists(st.tuples(st.sampled_from(["=", "!=", "=~", "!~"]), EXPRESSIONS), min_size=1, max_size=3),
    st.text("ab.", max_size=4),
)
def test_a_value_that_meets_all_conditions_is_never_denied(written: list[tuple[MatchOp, str]], value: str) -> None:
    matchers = [Matcher("c", op, text) for op, text in written]
    meets: dict[str, Callable[[str], bool]] = {
        "=": lambda text: value == text,
        "!=": lambda text: value != text,
        "=~": lambda text: re.fullmatch(text, value) is not None,
        "!~": lambda text: re.fullmatch(text, value) is None,
    }
    if all(meets[matcher.op](matcher.value) for matcher in matchers):
        assert not no_value(matchers)
