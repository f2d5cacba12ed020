"""Metric math, alarm rules and X-Ray filters: what is read, as what, and why the rest is not."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slocompiler.aws.alarm_rule import AtLeast, Constant, Group, Joined, Negated, State, parse_rule, states
from slocompiler.aws.checks.alarm_reference import alarm_name
from slocompiler.aws.metric_math import Array, Binary, Call, Number, Text, Unary, Variable, Word, parse_math
from slocompiler.aws.text_reader import ReadError
from slocompiler.aws.xray_filter import check_filter


def test_precedence_of_metric_math() -> None:
    # -m1 ^ 2 + 3 * m2 >= 4 AND m3
    tree = parse_math("-m1^2 + 3*m2 >= 4 AND m3")
    power = Binary("^", Variable("m1", 1), Number(Decimal(2), 4), 3)
    product = Binary("*", Number(Decimal(3), 8), Variable("m2", 10), 9)
    total = Binary("+", Unary("-", power, 0), product, 6)
    assert tree == Binary("AND", Binary(">=", total, Number(Decimal(4), 16), 13), Variable("m3", 22), 18)


def test_calls_words_texts_and_arrays() -> None:
    assert parse_math("FILL(m1, REPEAT)") == Call("FILL", (Variable("m1", 5), Word("REPEAT", 9)), 0)
    assert parse_math("SUM([m1, m2])") == Call("SUM", (Array((Variable("m1", 5), Variable("m2", 9)), 4),), 0)
    assert parse_math("METRICS('err')") == Call("METRICS", (Text("err", 8),), 0)
    assert parse_math("1 - 2 - 3") == Binary(
        "-", Binary("-", Number(Decimal(1), 0), Number(Decimal(2), 4), 2), Number(Decimal(3), 8), 6
    )
    assert parse_math(".5e-3") == Number(Decimal("0.0005"), 0)


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        ("m2/", "missing at the end", None),
        ("", "missing at the end", None),
        ("SUM(m1", "`,` or `)` is missing at the end", None),
        ("m1 m2", "an operator is missing before `m2` at character 4", None),
        ("m1 % 2", "`%` at character 4 has no meaning", None),
        ("Sum(m1)", "no function `Sum`", "did you mean `SUM`?"),
        ("PERCENTILE_OF(m1)", "no function `PERCENTILE_OF`", "functions: `ABS`"),
        ("IF(m1)", "`IF` has 1 argument(s), and takes 2 to 3", None),
        ("RATE()", "`RATE` has 0 argument(s), and takes 1", None),
        ("LAMBDA()", "takes 1 or more", None),
        ("Total / m1", "`Total` at character 1 has no meaning there", "ids begin with a small letter"),
        ("FILL(m1, PREVIOUS)", "`PREVIOUS` at character 10", None),
        ("METRICS('err)", "the quote at character 9 is never closed", None),
        ("(" * 80 + "m1" + ")" * 80, "nested too deeply", None),
        ("m1" + " + m1" * 300, "has 601 words", "at most 400"),
    ],
)
def test_what_is_no_metric_math(text: str, message: str, help: str | None) -> None:
    with pytest.raises(ReadError) as caught:
        parse_math(text)
    assert message in caught.value.message
    assert help is None or (caught.value.help is not None and help in caught.value.help)


def test_alarm_rules() -> None:
    tree = parse_rule('ALARM("a b") OR OK(c) AND NOT (INSUFFICIENT_DATA(d) OR FALSE)')
    inner = Group(Joined("OR", (State("INSUFFICIENT_DATA", "d"), Constant(False))))
    assert tree == Joined("OR", (State("ALARM", "a b"), Joined("AND", (State("OK", "c"), Negated(inner)))))
    assert parse_rule('AT_LEAST("50%", NOT OK, (a, "b"))') == AtLeast(50, True, "OK", ("a", "b"))
    assert list(states(parse_rule("ALARM(a) AND ALARM(b) AND NOT ALARM(a)"))) == ["a", "b", "a"]


def test_the_longest_rule_can_be_read() -> None:
    assert len(list(states(parse_rule(" OR ".join(["ALARM(abc)"] * 730))))) == 730


def test_names_of_alarms() -> None:
    assert alarm_name("arn:aws:cloudwatch:us-east-1:123456789012:alarm:a:b") == "a:b"
    assert alarm_name("arn:aws:sns:us-east-1:123456789012:a") == "arn:aws:sns:us-east-1:123456789012:a"


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "!ok",
        "ok = false",
        "responsetime > 5",
        "duration >= 5 AND duration <= 8",
        "ok !partial duration <3",
        'http.url CONTAINS "/api/game/"',
        'service("api.example.com") { fault }',
        "service() { fault OR error }",
        'edge("a", "b") { error }',
        'http.url BEGINSWITH "http://x/" AND !service("x")',
        "annotation.age > 29",
        'annotation[tenant] = "a" AND annotation.beta',
        'service(id(name: "x", type: "AWS::Lambda::Function")) { error }',
        "(fault OR error) AND http.status != 404",
    ],
)
def test_filters(text: str) -> None:
    check_filter(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("fault AND", "missing at the end"),
        ("(fault", "`)` is missing at the end"),
        ('service("x") { fault', "`}` is missing at the end"),
        ('service("x", "y")', "2 services are named, and 1 can be"),
        ("http.url = /api", "`/` at character 12 has no meaning"),
        ('http.url > "a"', "`http.url` is compared with nothing"),
        ("responsetime", "`responsetime` is compared with nothing"),
        ("ok = 1", "`ok =` needs true or false"),
        ("status >= 500", "X-Ray has no keyword `status`"),
        ('service(id(color: "x"))', "`id` has no `color`"),
        ("annotation.x =", "a value is missing at the end"),
        ("(" * 100, "nested too deeply"),
    ],
)
def test_what_is_no_filter(text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        check_filter(text)
    assert message in caught.value.message


@settings(max_examples=200, deadline=None)
@given(st.text("m1eSUMIFALR ANDOT()[]{},:\"'+-*/^<>=!&|%.0", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (parse_math, parse_rule, check_filter):
        with suppress(ReadError):
            read(text)
