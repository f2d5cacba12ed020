"""What a query reads, which labels its result has, what kind of value it is."""

import pytest

from slocompiler.promql import (
    fixed_ranges,
    metric_names,
    parse_expr,
    print_expr,
    result_labels,
    selectors,
    static_labels,
    value_type,
)


def test_selectors_come_in_the_order_they_print() -> None:
    expr = parse_expr('a + rate(b{x="1"}[5m]) / topk(scalar(c), a) + max_over_time(d[1h:1m])')
    assert [print_expr(node) for node in selectors(expr)] == ["a", 'b{x="1"}', "c", "a", "d"]
    assert metric_names(expr) == ("a", "b", "c", "d")


def test_a_selector_without_a_name_adds_no_metric() -> None:
    assert metric_names(parse_expr('{__name__=~"a.*"} + {__name__="b"}')) == ("b",)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("rate(x[$window])", []),
        ("rate(x[5m]) / rate(y[$window])", ["x[5m]"]),
        ("max_over_time(rate(x[5m])[1h:1m])", ["rate(x[5m])[1h:1m]", "x[5m]"]),
        ("x", []),
    ],
)
def test_fixed_ranges(text: str, ranges: list[str]) -> None:
    assert [print_expr(node) for node in fixed_ranges(parse_expr(text))] == ranges


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("x", None),
        ("rate(x[5m])", None),
        ("sum(x)", ""),
        ("sum by (a, b) (x)", "a b"),
        ("sum by (a, b) (sum by (a, c) (x))", "a"),
        ("sum without (a) (x)", None),
        ("sum without (a) (sum by (a, b) (x))", "b"),
        ("topk(3, sum by (a) (x))", "a"),
        ('count_values by (a) ("v", x)', "a v"),
        ("histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[5m])))", "a"),
        ('label_replace(sum by (a) (x), "b", "c", "", "")', "a b"),
        ("clamp_min(sum by (a) (x), 0)", "a"),
        ("2 * sum by (a) (x)", "a"),
        ("sum by (a) (x) > 5", "a"),
        ("sum by (a) (x) / sum by (a) (y)", "a"),
        ("sum by (a) (x) / on (a) y", "a"),
        ("x / on (a, b) y", "a b"),
        ("x / y", None),
        ("sum by (a) (x) * on (a) group_left (v) info", "a v"),
        ("sum by (a) (x) or sum by (b) (y)", "a b"),
        ("sum by (a) (x) or y", None),
        ("sum by (a) (x) and y", "a"),
        ("x and sum by (a) (y)", None),
        ("absent(x)", None),
        ("vector(1)", ""),
        ("time()", ""),
        ("1", ""),
        ("-(sum by (a) (x))", "a"),
        ("max_over_time(sum by (a) (x)[1h:1m])", "a"),
    ],
)
def test_result_labels(text: str, labels: str | None) -> None:
    expected = None if labels is None else frozenset(labels.split())
    assert result_labels(parse_expr(text)) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ('x{a="1",b!="2",c=~"3",d=""}', {"a": "1"}),
        ('rate(x{a="1"}[5m])', {"a": "1"}),
        ('sum(x{a="1"})', {}),
        ('sum by (a) (x{a="1",b="2"})', {"a": "1"}),
        ('sum without (a) (x{a="1",b="2"})', {"b": "2"}),
        ('topk(1, x{a="1"})', {"a": "1"}),
        ('label_replace(x, "a", "1", "", "")', {"a": "1"}),
        ('label_replace(x{a="1"}, "a", "$1", "b", "(.*)")', {}),
        ('label_replace(x, "a", "1", "b", "c")', {}),
        ('x{a="1"} / y{b="2"}', {"a": "1"}),
        ('x{a="1",b="2"} / on (a) y', {"a": "1"}),
        ('x{a="1",b="2"} / ignoring (a) y', {"b": "2"}),
        ('x{a="1"} * on (j) group_left (v) y{v="2"}', {"a": "1", "v": "2"}),
        ('x{a="1",b="2"} or y{a="1",b="3"}', {"a": "1"}),
        ('x{a="1"} unless y', {"a": "1"}),
        ('2 * x{a="1"}', {"a": "1"}),
        ('absent(x{a="1"})', {}),
        ("1", {}),
    ],
)
def test_static_labels(text: str, labels: dict[str, str]) -> None:
    assert static_labels(parse_expr(text)) == labels


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1", "scalar"),
        ("1 + time()", "scalar"),
        ("-(pi())", "scalar"),
        ("scalar(x)", "scalar"),
        ("x", "vector"),
        ("1 + x", "vector"),
        ("vector(1)", "vector"),
        ("sum(x)", "vector"),
        ("rate(x[5m])", "vector"),
    ],
)
def test_value_type(text: str, kind: str) -> None:
    assert value_type(parse_expr(text)).value == kind
