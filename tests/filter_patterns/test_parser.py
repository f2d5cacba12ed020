"""Texts to filter patterns, and where the mistakes in others stand."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.filter_patterns import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Everything,
    FieldPattern,
    JsonPattern,
    LineField,
    PatternError,
    Presence,
    Term,
    TermPattern,
    parse_pattern,
)


def condition(text: str) -> Condition:
    pattern = parse_pattern(text)
    assert isinstance(pattern, JsonPattern)
    return pattern.condition


LEVEL = Comparison("$.level", "=", "ERROR", is_quoted=True)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_is_every_line(text: str) -> None:
    assert parse_pattern(text) == Everything()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{ $.level = "ERROR" }', LEVEL),
        ('{$.level="ERROR"}', LEVEL),
        ("{ $.status >= 500 }", Comparison("$.status", ">=", "500")),
        ("{ $.status = 5* }", Comparison("$.status", "=", "5*")),
        ("{ $.latency = * }", Comparison("$.latency", "=", "*")),
        ("{ $.ip != 10.0.0.1 }", Comparison("$.ip", "!=", "10.0.0.1")),
        ("{ $.path = %^/v[12]/% }", Comparison("$.path", "=", "^/v[12]/", is_expression=True)),
        ("{ $.failed IS TRUE }", Comparison("$.failed", Presence.TRUE)),
        ("{ $.a.b[0].c IS NULL }", Comparison("$.a.b[0].c", Presence.NULL)),
        ("{ $.code NOT EXISTS }", Comparison("$.code", Presence.MISSING)),
        (
            '{ $.level = "ERROR" && $.a = 1 || $.b = 2 }',
            AnyOf((AllOf((LEVEL, Comparison("$.a", "=", "1"))), Comparison("$.b", "=", "2"))),
        ),
        (
            '{ $.level = "ERROR" && ($.a = 1 || $.b = 2) }',
            AllOf((LEVEL, AnyOf((Comparison("$.a", "=", "1"), Comparison("$.b", "=", "2"))))),
        ),
    ],
)
def test_conditions(text: str, expected: Condition) -> None:
    assert condition(text) == expected


def test_the_properties_that_a_pattern_names() -> None:
    pattern = parse_pattern('{ $.level = "ERROR" && ($.a.b = 1 || $.c IS NULL) }')
    assert isinstance(pattern, JsonPattern)
    assert pattern.subjects == {"$.level", "$.a.b", "$.c"}


def test_fields() -> None:
    pattern = parse_pattern('[ip, ..., status = 4* || status = 5*, agent = "a, b", bytes > 1000]')
    either = AnyOf((Comparison("status", "=", "4*"), Comparison("status", "=", "5*")))
    assert pattern == FieldPattern(
        (
            LineField("ip", None),
            LineField("", None),
            LineField("status", either),
            LineField("agent", Comparison("agent", "=", "a, b", is_quoted=True)),
            LineField("bytes", Comparison("bytes", ">", "1000")),
        )
    )
    assert isinstance(pattern, FieldPattern)
    assert pattern.subjects == {"ip", "status", "agent", "bytes"}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("ERROR", (Term("ERROR"),)),
        ('ERROR -"exit 0"', (Term("ERROR"), Term("exit 0", "-"))),
        ("?ERROR ?WARN", (Term("ERROR", "?"), Term("WARN", "?"))),
        ("%5[0-9]{2}%", (Term("5[0-9]{2}", is_expression=True),)),
    ],
)
def test_terms(text: str, terms: tuple[Term, ...]) -> None:
    assert parse_pattern(text) == TermPattern(terms)


@pytest.mark.parametrize(
    ("text", "at", "help"),
    [
        ('{ $.a = 5 ‹and $.level = "ERROR" }', "`and`", "`&&`"),
        ("{ $.a = 5 ‹or $.b = 5 }", "`or`", "`||`"),
        ("{ $.a ‹== 5 }", "`==`", "`=`"),
        ("{ $.a = 5 ‹& $.b = 5 }", "`&`", "`&&`"),
        ("{ ‹level = 5 }", "no property|is not a property", "`$.level`"),
        ("{ $.level ‹}", "compared with nothing", "`$.level = *`"),
        ("{ $.a = ‹}", "no value", "number or a text"),
        ("{ $.a = ‹true }", "as a text", "IS TRUE"),
        ("{ $.a = ‹'b' }", "double quotes", '`"b"`'),
        ("{ $.a > ‹high }", "compares numbers", "a number"),
        ("{ ($.a = 5 ‹}", "not closed", "`)`"),
        ("‹{ $.a = 5", "not closed", "`}`"),
        ("‹[a, b", "not closed", "`]`"),
        ("{‹ }", "compares nothing", "empty text"),
        ("[‹a, a]", "two fields", "name of its own"),
        ("[‹5, a]", "no field", "`...`"),
        ("[a, ‹= 5]", "no field", "name"),
        ("[a ‹& b]", "makes no sense", "`&&`"),
        ('‹"ERROR', "not closed", '`"`'),
        ("ERROR ‹404:", "needs quotes", '`"404:"`'),
        ("a ‹&& b", "not terms", "`?a ?b`"),
        ("{ $.a = ‹%a% || $.b = %b% || $.c = %c% }", "at most 2", "`|`"),
    ],
)
def test_mistakes(text: str, at: str, help: str) -> None:
    with pytest.raises(PatternError, match=at) as raised:
        parse_pattern(text.replace("‹", ""))
    assert raised.value.offset == text.index("‹")
    assert help in str(raised.value.help)


@given(st.text(alphabet="{}[]()$.ab=!<>&|,\"'%*?- 5", max_size=30))
def test_any_text_is_a_pattern_or_a_mistake_in_it(text: str) -> None:
    with suppress(PatternError):
        parse_pattern(text)
