"""Bare selectors and lists of matchers."""

import pytest

from slocompiler.promql import Matcher, PromqlError, VectorSelector, parse_matchers, parse_selector


def test_a_selector_has_its_matchers_in_printing_order() -> None:
    expected = VectorSelector("foo", (Matcher("a", "=~", "x|y"), Matcher("b", "!=", "")))
    assert parse_selector('foo{b!="", a=~"x|y"}') == expected


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("foo[5m]", "has no range", 3),
        ("foo[$window]", "has no range", 3),
        ("foo offset 5m", "no `offset`", 4),
        ("foo @ end()", "no `offset` and no `@`", 4),
        ("rate(foo)", "needs a range", 0),
        ("sum(foo)", "expression where a selector is expected", 3),
        ("foo / bar", "expression where a selector is expected", 4),
        ("(foo)", "expression where a selector is expected", 0),
        ("5", "expression where a selector is expected", 0),
        ("foo{a=b}", "not in quotes", 6),
    ],
)
def test_refuses_more_than_a_selector(text: str, message: str, offset: int) -> None:
    with pytest.raises(PromqlError, match=message) as raised:
        parse_selector(text)
    assert raised.value.offset == offset


@pytest.mark.parametrize(
    ("text", "matchers"),
    [
        ('status=~"5.."', [("status", "=~", "5..")]),
        ('status=~"5..",method!="GET"', [("method", "!=", "GET"), ("status", "=~", "5..")]),
        (' a = "b" , ', [("a", "=", "b")]),
        ('a!="b",a!="c"', [("a", "!=", "b"), ("a", "!=", "c")]),
        ('a="{b}"', [("a", "=", "{b}")]),
        ('a="b" # why', [("a", "=", "b")]),
        ('a=""', [("a", "=", "")]),
    ],
)
def test_reads_matchers(text: str, matchers: list[tuple[str, str, str]]) -> None:
    assert [(m.label, m.op, m.value) for m in parse_matchers(text)] == matchers


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "empty", 0),
        ("  # nothing", "empty", 0),
        ('{a="b"}', "without `{`", 0),
        ('a="b"} or y{c="d"', "without `}`", 5),
        ('a="b" c="d"', "comma is missing", 6),
        ("a=b", "not in quotes", 2),
        ('a=~"["', "not a regex", 3),
        ('a=="b"', "`==`", 1),
        ("a", "not compared", 0),
        (",", "label is expected", 0),
        ('a="b', "not closed", 2),
        ('__name__="x"', "names the metric", 0),
        ('"x"', "two names", 0),
    ],
)
def test_refuses_what_is_no_list_of_matchers(text: str, message: str, offset: int) -> None:
    with pytest.raises(PromqlError, match=message) as raised:
        parse_matchers(text)
    assert raised.value.offset == offset


def test_the_help_shows_the_matchers_without_braces() -> None:
    with pytest.raises(PromqlError) as raised:
        parse_matchers('{a="b"}')
    assert raised.value.help == 'write `a="b"`'
