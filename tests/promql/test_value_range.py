"""Between which values results lie, and what they can be compared with."""

from fractions import Fraction

import pytest

from slocompiler.promql import Binary, parse_expr, walk
from slocompiler.promql.functions import COMPARISONS
from slocompiler.promql.unconditional import is_unconditional
from slocompiler.promql.value_range import compares_always, compares_never, value_range

PART = 'sum(rate(a_total{job="x", code=~"5.."}[5m]))'
WHOLE = 'sum(rate(a_total{job="x"}[5m]))'


@pytest.mark.parametrize(
    ("query", "least", "most"),
    [
        ("a", None, None),
        ("up", 0, 1),
        ("avg(up)", 0, 1),
        ("sum(up)", 0, None),
        ("count(up == 0)", 1, None),
        ("rate(a[5m])", 0, None),
        ("deriv(a[5m])", None, None),
        ("absent(a)", 1, 1),
        ("1 - avg(up)", 0, 1),
        ("-up", -1, 0),
        ("up == bool 2", 0, 1),
        (f"{PART} / {WHOLE}", 0, 1),
        (f"100 * ({PART} / {WHOLE})", 0, 100),
        (f"{PART} / {WHOLE} / 100", 0, Fraction(1, 100)),
        (f"{WHOLE} / {PART}", 0, None),
        (f"{PART} / sum by (pod) (rate(a_total{{job='x'}}[5m]))", 0, None),
        (f"{PART} / sum(rate(a_total{{job='x'}}[1h]))", 0, None),
        (f"{PART} / sum(rate(a_total{{job='x'}}[5m] offset 1h))", 0, None),
        ("count(up == 0) / count(up)", 0, 1),
        ("count(up == 0) / count(a)", 0, None),
        ("a or vector(0)", None, None),
        ("rate(a[5m]) or vector(0)", 0, None),
        ("time() - a", None, None),
        ("a * 0", None, None),
    ],
)
def test_value_range(query: str, least: Fraction | None, most: Fraction | None) -> None:
    found = value_range(parse_expr(query))
    assert (found.least, found.most) == (least, most)


@pytest.mark.parametrize(
    ("query", "never", "always"),
    [
        ("up > 1", True, False),
        ("up >= 1", False, False),
        ("up >= 0", False, True),
        ("up < 0", True, False),
        ("up <= 1", False, True),
        ("up == 2", True, False),
        ("up != 2", False, True),
        ("up == 1", False, False),
        ("absent(a) != 1", True, False),
        ("absent(a) == 1", False, True),
        ("0 > up", True, False),
        ("count(a) < 1", True, False),
        ("count(a) <= 1", False, False),
        ("a > 1", False, False),
        (f"{PART} / {WHOLE} > 5", True, False),
    ],
)
def test_comparisons(query: str, never: bool, always: bool) -> None:
    node = next(each for each in walk(parse_expr(query)) if isinstance(each, Binary) and each.op in COMPARISONS)
    left, right = value_range(node.lhs), value_range(node.rhs)
    assert (compares_never(node.op, left, right), compares_always(node.op, left, right)) == (never, always)


@pytest.mark.parametrize(
    ("query", "is_so"),
    [
        ("up", True),
        ("sum(up)", True),
        ("rate(a[5m])", True),
        ("up == bool 0", True),
        ("up >= 0", True),
        ("a / b", True),
        ("a or vector(0) > 1", True),
        ("label_replace(a, 'x', '$1', 'y', '(.*)')", True),
        ("up == 0", False),
        ("(a or vector(0)) > 1", False),
        ("a > 1 and b", False),
        ("a unless b", False),
        ("sum(a > 1)", False),
        ("absent(a)", False),
        ("vector(1)", False),
        ("vector(time()) > 5", False),
        ("job:errors:rate5m", False),
        ("ALERTS{alertstate='firing'}", False),
        ("{job='x'}", False),
    ],
)
def test_is_unconditional(query: str, is_so: bool) -> None:
    assert is_unconditional(parse_expr(query)) is is_so
