"""Copies of a tree with another window, more matchers, an offset."""

import pytest
from msgspec.structs import replace

from slocompiler.promql import (
    Matcher,
    VectorSelector,
    map_selectors,
    parse_expr,
    print_expr,
    uses_window,
    with_matchers,
    with_offset,
    with_window,
    without_parens,
)
from slocompiler.values import Duration

JOB = Matcher("job", "=", "api")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rate(x[$window])", "rate(x[6h])"),
        ("sum(rate(x[$window])) / sum(rate(y[5m]))", "sum(rate(x[6h])) / sum(rate(y[5m]))"),
        ("max_over_time(rate(x[$window])[1h:1m])", "max_over_time(rate(x[6h])[1h:1m])"),
        ("-(rate(x[$window] offset 1d))", "-(rate(x[6h] offset 1d))"),
        ("topk(2, rate(x[$window]))", "topk(2, rate(x[6h]))"),
        ("x", "x"),
    ],
)
def test_with_window_fills_every_window(text: str, expected: str) -> None:
    assert print_expr(with_window(parse_expr(text), Duration.of(hours=6))) == expected


@pytest.mark.parametrize(
    ("text", "uses"),
    [("rate(x[$window])", True), ("rate(x[5m])", False), ("x", False), ("1 + sum(rate(x[$window]))", True)],
)
def test_uses_window(text: str, uses: bool) -> None:
    assert uses_window(parse_expr(text)) is uses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", 'x{job="api"}'),
        ('x{zone="a"}', 'x{job="api",zone="a"}'),
        ('x{job="api"}', 'x{job="api"}'),
        ('x{job=~"a.*"}', 'x{job="api",job=~"a.*"}'),
        ("rate(x[$window] offset 5m)", 'rate(x{job="api"}[$window] offset 5m)'),
        ("absent(x) or max_over_time(y[1h:1m])", 'absent(x{job="api"}) or max_over_time(y{job="api"}[1h:1m])'),
        ("topk(scalar(n), x)", 'topk(scalar(n{job="api"}), x{job="api"})'),
        ("1 + time()", "1 + time()"),
    ],
)
def test_with_matchers_reaches_every_selector(text: str, expected: str) -> None:
    changed = with_matchers(parse_expr(text), (JOB, JOB))
    assert print_expr(changed) == expected
    assert parse_expr(expected) == changed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", "x offset 1d"),
        ("x offset 1h", "x offset 1d1h"),
        ("x offset -1d", "x"),
        ("x @ end()", "x @ end()"),
        ("sum(rate(x[5m]))", "sum(rate(x[5m] offset 1d))"),
        ("max_over_time(x[1h:1m])", "max_over_time((x offset 1d)[1h:1m])"),
    ],
)
def test_with_offset_moves_every_selector(text: str, expected: str) -> None:
    assert print_expr(with_offset(parse_expr(text), Duration.of(days=1))) == expected


def test_map_selectors_gives_each_selector_once() -> None:
    seen = []

    def note(node: VectorSelector) -> VectorSelector:
        seen.append(node.metric)
        return node

    map_selectors(parse_expr("a + rate(b[5m]) + max_over_time(c[1h:1m])"), note)
    assert seen == ["a", "b", "c"]


def test_map_selectors_may_rename() -> None:
    renamed = map_selectors(parse_expr("rate(a[5m])"), lambda s: replace(s, metric="z"))
    assert print_expr(renamed) == "rate(z[5m])"


def test_without_parens_makes_spellings_equal() -> None:
    assert without_parens(parse_expr("((a) * (b)) + c")) == parse_expr("a * b + c")
    assert without_parens(parse_expr("(a + b) * c")) != parse_expr("a + b * c")
