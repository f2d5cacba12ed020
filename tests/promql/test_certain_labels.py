"""Labels that a result surely has, and matches that can never happen."""

import pytest

from slocompiler.promql import Binary, parse_expr, walk
from slocompiler.promql.certain_labels import certain_labels, unmatched_labels


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("a", ""),
        ("a{x='1', y!='', z=~'.+', w=''}", "x y"),
        ("sum(a{x='1'})", ""),
        ("sum by (y) (a{x='1'})", "y"),
        ("sum without (x) (a{x='1', y='1'})", "y"),
        ("sum by (x, y) (sum by (y) (a))", "y"),
        ("topk(3, a{x='1'})", "x"),
        ("histogram_quantile(0.9, sum by (x, le) (rate(a[5m])))", "x"),
        ("absent(a{x='1'})", ""),
        ("label_replace(a{x='1'}, 'y', 'v', '', '')", "x y"),
        ("label_replace(a{x='1'}, 'x', '$1', 'z', '(.*)')", ""),
        ("a{x='1'} > 5", "x"),
        ("5 < a{x='1'}", "x"),
        ("a{x='1'} or b{x='1', y='1'}", "x"),
        ("a{x='1'} unless b{y='1'}", "x"),
        ("a{x='1'} / b{y='1'}", "x y"),
        ("a{x='1', y='1'} / on (x) b", "x"),
        ("a{x='1', y='1'} / ignoring (x) b", "y"),
        ("a{x='1'} * on (y) group_left (z) b{z='1'}", "x"),
    ],
)
def test_certain_labels(query: str, labels: str) -> None:
    assert certain_labels(parse_expr(query)) == set(labels.split())


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("sum by (x) (a) / sum(b)", "x"),
        ("sum by (x) (a) / sum by (y) (b)", "x y"),
        ("a{x='1'} unless sum(b)", "x"),
        ("a{x='1'} and sum(b)", "x"),
        ("sum(b) / a{x='1'}", "x"),
        ("sum by (x) (a) / on (x) sum(b)", "x"),
        ("sum by (x) (a) / on () sum(b)", ""),
        ("sum by (x) (a) / ignoring (x) group_left sum(b)", ""),
        ("sum by (x) (a) / ignoring (y) sum(b)", "x"),
        ("sum by (x) (a) or sum(b)", ""),
        ("sum by (x) (a) > 5", ""),
        ("a{x='1'} / b", ""),
        ("a / sum(b)", ""),
        ("sum(a) / sum(b)", ""),
        ("sum by (x) (a) / sum by (x) (b)", ""),
    ],
)
def test_unmatched_labels(query: str, labels: str) -> None:
    node = next(each for each in walk(parse_expr(query)) if isinstance(each, Binary))
    assert unmatched_labels(node) == set(labels.split())
