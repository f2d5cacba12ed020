"""Every refusal: what it says, where it points, and whether a newer Prometheus may know better."""

import pytest

from slocompiler.promql import PromqlError, parse_expr

# text, essence of the message, offset
REFUSED = [
    # the text as a whole
    ("", "empty", 0),
    ("  \n ", "empty", 0),
    ("# only a comment", "only a comment", 0),
    ("x{" + 'a="b",' * 1100 + "}", "more than the 6000", 6000),
    ("(" * 51 + "x" + ")" * 51, "nests deeper than 50", 50),
    ("x" + " + x" * 201, "more than 200 operators", 802),
    # brackets and quotes
    ("sum(rate(x[5m])", "`(` is not closed", 3),
    ("(foo", "`(` is not closed", 0),
    ("foo)", "`)` closes nothing", 3),
    ("foo]", "`]` closes nothing", 3),
    ("(foo]", "where `)` has to close `(`", 4),
    ("rate(foo[5m", "`[` is not closed", 8),
    ('foo{a="b"', "`{` is not closed", 3),
    ('foo{a="b}', 'quote `"` is not closed', 6),
    ("foo{a='b\"}", "quote `'` is not closed", 6),
    ('x + foo{a="b\n"}', "not closed on its line", 10),
    # characters
    ("foo && bar", "`&` is not PromQL", 4),
    ("foo || bar", "`|` is not PromQL", 4),
    ("foo.bar", "`.` is not PromQL", 3),
    ("café", "`é` is not PromQL", 3),
    ("foo\u00a0bar", "`U+00A0`", 3),
    ("foo; bar", "`;` is not PromQL", 3),
    ('foo{a~"b"}', "`~` is not PromQL", 5),
    # placeholders
    ("rate(x[$__rate_interval])", "variable of a dashboard", 7),
    ("rate(x[$__interval])", "variable of a dashboard", 7),
    ("rate(x[$interval])", "variable of a dashboard", 7),
    ("rate(x[${__interval}])", "variable of a dashboard", 7),
    ("rate(x[$windows])", "`$windows` is not a placeholder", 7),
    ("rate(x[${window}])", "has braces", 7),
    ('x{a="$job"}', "`$job` is not a placeholder", 5),
    ('x{a="a$window"}', "in a string is not filled in", 6),
    ("x * $window", "stands for a range alone", 4),
    ("x offset $window", "stands for a range alone", 9),
    ("rate(x[$window + 1m])", "stands for a range alone", 7),
    ("max_over_time(x[$window:1m])", "range of a subquery", 16),
    ("max_over_time(x[$window:])", "range of a subquery", 16),
    ("x + $1", "not PromQL outside of a string", 4),
    # the order of words
    ("1 +", "ends after `+`", 3),
    ("foo == on (a)", "ends after `)`", 13),
    ("* 2", "value is missing before `*`", 0),
    ("foo + * bar", "value is missing before `*`", 6),
    ("()", "value is missing before `)`", 1),
    ("sum(foo,)", "value is missing before `)`", 8),
    ("foo bar", "operator is missing before `bar`", 4),
    ("foo OR bar AND", "ends after `AND`", 14),
    ("sum(a b)", "operator is missing before `b`", 6),
    ('foo{a="b"} {c="d"}', "operator is missing before `{`", 11),
    ("sum(foo) by (a) by (b)", "operator is missing before `by`", 16),
    ("foo, bar", "between arguments", 3),
    ("foo = bar", "not an operator between values", 4),
    ("foo =~ bar", "not an operator between values", 4),
    ("foo <> bar", "`<>` is not an operator", 4),
    ("foo === bar", "`===` is not an operator", 4),
    ("sum by (a)", "nothing is aggregated", 10),
    ("sum by a (foo)", "not in parentheses", 7),
    ("sum(foo) by a", "not in parentheses", 12),
    ("foo + on bar", "not in parentheses", 8),
    ("foo on (a) bar", "`on` has no operator before it", 4),
    ("foo * group_left bar", "no labels to match", 6),
    ("foo == on (a) bool bar", "`bool` stands too late", 14),
    ("foo + bool bar", "goes with comparisons only", 4),
    ("foo offset bar", "duration is missing after `offset`", 10),
    ("foo @ bar", "time in seconds is missing after `@`", 5),
    # matchers
    ("foo{a=b}", "`b` is not in quotes", 6),
    ("foo{a=5}", "`5` is not in quotes", 6),
    ('foo{a=="b"}', "`==` does not match", 5),
    ("foo{a}", "`a` is not compared", 4),
    ("foo{a=}", "compared with nothing", 6),
    ('foo{,a="b"}', "where a label is expected", 4),
    ('foo{a="b" c="d"}', "comma is missing before `c`", 10),
    ('foo{a="b" or c="d"}', "MetricsQL", 10),
    ('sum(x) / {a=""}', "matches every series", 9),
    ('{"foo", "bar"}', "two names", 0),
    ('foo{__name__="bar"}', "two names, `foo` and `bar`", 0),
    ('foo{a=~"["}', "is not a regex", 7),
    ('x + foo{a=~"(?=b)"}', "is not a regex of Prometheus", 11),
    ('foo{a=~"\\d"}', "`\\d` is no escape", 8),
    ('foo{a="x\\777"}', "`\\777` is no escape", 8),
    # ranges, offsets, numbers
    ("rate(foo[])", "range is empty", 9),
    ("rate(foo[:5m])", "range is missing", 9),
    ("rate(foo[5x])", "`5x` is not a duration", 9),
    ("rate(foo[5m1h])", "`5m1h` is not a duration", 9),
    ("rate(foo[1.5h])", "`1.5h` is not a duration", 9),
    ("rate(foo[1h 5m])", "`5m` is too much", 12),
    ("rate(foo[0s])", "range of zero", 9),
    ("rate(foo[5m:0s])", "range of zero", 12),
    ("rate(foo[5m:1m:1m])", "one range and one step", 14),
    ("rate(foo[1e300])", "longer than 100 years", 9),
    ("rate(foo[999999999999y])", "longer than 100 years", 9),
    ("foo offset inf", "`inf` is not a duration", 11),
    ("foo offset -NaN", "`NaN` is not a duration", 12),
    ("foo offset 1e300", "longer than 100 years", 11),
    ("foo @ 1e300", "out of range after `@`", 6),
    ("foo @ 5 @ 6", "`@` is written twice", 4),
    ("foo offset 5m offset 5m", "`offset` is written twice", 4),
    ("foo[5m][5m]", "behind something that is no selector", 3),
    ("sum(foo)[5m]", "behind something that is no selector", 8),
    ("sum(foo) offset 5m", "behind something that is no selector", 9),
    ("sum(foo) @ 5", "behind something that is no selector", 9),
    ("foo offset 1.5h", "`1.5h` is neither", 11),
    ("x + 0foo", "`0foo` is neither", 4),
    ("x + 0x", "`0x` is neither", 4),
    # types and arguments
    ("foo[5m]", "is a range, not a value", 3),
    ("(foo[5m])", "is a range, not a value", 4),
    ("foo[1h:1m]", "is a range, not a value", 3),
    ('"text"', "is a text", 0),
    ("sum(rate(a[5m])) / sum(rate(b))", "`rate` needs a range", 23),
    ("ratee(foo[5m])", "`ratee` is not a function", 0),
    ("1 + holt_winters(foo[5m], 0.1, 0.2)", "`holt_winters` is not a function", 4),
    ("x + sum by (job) (y[5m])", "a range cannot be aggregated", 4),
    ("x + abs(y[5m])", "`abs` takes an instant vector", 4),
    ("sum(1)", "takes a vector, and gets a number", 0),
    ("x + abs(1)", "`abs` takes a vector", 4),
    ("clamp_min(x, y)", "`clamp_min` takes a number", 0),
    ("label_replace(x, 1, 2, 3, 4)", "`label_replace` takes a text", 0),
    ("x + rate(y[5m], 1)", "takes 1 argument(s), and gets 2", 4),
    ("topk(foo)", "takes 2 argument(s), and gets 1", 0),
    ('topk("a", foo)', "is a number, and gets a text", 0),
    ("1 + (1 == 2)", "two numbers are compared", 7),
    ("foo and 1", "`and` goes between vectors", 4),
    ("foo[5m] + 1", "a range or a text beside it", 8),
    ("foo and on (a) group_left () bar", "`and` knows no `group_left`", 4),
    ('-"a"', "has no negative", 0),
]

# syntax that some Prometheus knows: text, essence of the message, offset
NOT_UNDERSTOOD = [
    ("1_000", "a number with `_`", 0),
    ("rate(foo[5m+1m])", "arithmetic with durations", 11),
    ("rate(foo[step()])", "arithmetic with durations", 13),
    ('foo{a="b"} offset (1h + 5m)', "arithmetic with durations", 18),
    ("foo offset (1h + 5m)", "arithmetic with durations", 11),
    ("foo offset 0s", "an offset of zero", 11),
    ("rate(foo[5m] smoothed)", "`smoothed`", 13),
    ("foo anchored", "`anchored`", 4),
    ("foo @ -1", "before 1970", 6),
    ("foo + on (a) fill (0) bar", "`fill`", 13),
    ('x + foo{a=~"[[]"}', "regex `[[]`", 11),
    ('foo{a=~"\\\\Qa.b\\\\E"}', "regex", 7),
]


@pytest.mark.parametrize(("text", "message", "offset"), REFUSED)
def test_refuses_with_a_message_at_the_place(text: str, message: str, offset: int) -> None:
    with pytest.raises(PromqlError) as raised:
        parse_expr(text)
    assert message in raised.value.message
    assert raised.value.offset == offset
    assert not raised.value.not_understood


@pytest.mark.parametrize(("text", "message", "offset"), NOT_UNDERSTOOD)
def test_marks_what_a_newer_prometheus_may_accept(text: str, message: str, offset: int) -> None:
    with pytest.raises(PromqlError) as raised:
        parse_expr(text)
    assert message in raised.value.message
    assert raised.value.offset == offset
    assert raised.value.not_understood


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("rate(x[$__rate_interval])", "a rule has no dashboard variables: write [$window] or a fixed range"),
        ("rate(x[${window}])", "write `[$window]`"),
        ("foo && bar", "write `and`"),
        ("foo = bar", "write `==` to compare"),
        ("foo{a=b}", 'write `a="b"`'),
        ("ratee(foo[5m])", "write `rate`"),
        ("holt_winters(foo[5m], 0.1, 0.2)", "write `double_exponential_smoothing`"),
        ("rate(foo)", "write `rate(...[$window])` or a fixed range: `rate(...[5m])`"),
        ('foo{a=~"\\d"}', "write two backslashes, `\\\\d`, or backquotes around the string"),
        ("rate(foo[5M])", "write `5m`"),
        ("foo offset 1.5h", "write whole numbers with units: `1h30m`, not `1.5h`"),
    ],
)
def test_says_what_to_write_instead(text: str, remedy: str) -> None:
    with pytest.raises(PromqlError) as raised:
        parse_expr(text)
    assert raised.value.help == remedy


@pytest.mark.parametrize(("text", "message", "offset"), REFUSED + NOT_UNDERSTOOD)
def test_messages_are_one_sentence(text: str, message: str, offset: int) -> None:
    with pytest.raises(PromqlError) as raised:
        parse_expr(text)
    said = raised.value.message
    assert not said[0].isupper()
    assert not said.endswith(".")
