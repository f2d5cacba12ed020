"""When a long window is the sum of short ones."""

import pytest

from slocompiler.promql import is_additive, is_zero, parse_expr


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("rate(x[$window])", "rate"),
        ("sum(rate(x[$window]))", "rate"),
        ("sum by (a) (increase(x[$window]))", "count"),
        ("sum without (a) (rate(x[$window]))", "rate"),
        ("count_over_time(p[$window]) - sum_over_time(p[$window])", "count"),
        ("(count_over_time(p[$window])) / 300", "count"),
        ("2 * rate(x[$window]) * (3 + 1)", "rate"),
        ("-rate(x[$window])", "rate"),
        ("rate(x[$window] offset 5m)", "rate"),
        ("sum(rate(e[$window])) or 0 * sum(rate(t[$window]))", "rate"),
        ("sum(rate(e[$window])) or vector(0)", "rate"),
        ("sum(rate(e[$window])) + 0 * t", "rate"),
        ('label_replace(rate(x[$window]), "a", "b", "", "")', "rate"),
        ("sum(rate(a[$window])) + on (g) sum(rate(b[$window]))", "rate"),
    ],
)
def test_linear_queries_are_additive(text: str, scale: str) -> None:
    report = is_additive(parse_expr(text))
    assert (report.ok, report.reason, report.scale) == (True, None, scale)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("rate(x[5m])", "no range is `[$window]`"),
        ("sum((1 - avg_over_time(up[$window])) > 0.33)", "comparison `>`"),
        ("avg(rate(x[$window]))", "`avg` does not add up"),
        ("max by (a) (rate(x[$window]))", "`max` does not add up"),
        ("topk(1, rate(x[$window]))", "`topk`"),
        ("count(rate(x[$window]))", "`count`"),
        ("avg_over_time(x[$window])", "`avg_over_time` over the window"),
        ("irate(x[$window])", "`irate` over the window"),
        ("rate(a[$window]) / rate(b[$window])", "a ratio"),
        ("1 / rate(a[$window])", "a ratio"),
        ("rate(a[$window]) * rate(b[$window])", "is not linear"),
        ("rate(a[$window]) / b", "not a constant"),
        ("rate(a[$window]) * b", "not a constant"),
        ("rate(a[$window]) ^ 2", "not a constant"),
        ("rate(a[$window]) + b", "`b` is added without"),
        ("rate(a[$window]) + 5", "`5` is added without"),
        ("rate(a[$window]) + rate(b[5m])", "fixed range"),
        ("rate(a[$window]) + increase(b[$window])", "mixes"),
        ("rate(a[$window]) or rate(b[$window])", "`or` chooses"),
        ("rate(a[$window]) unless b", "`unless` chooses"),
        ("rate(a[$window]) == 0", "comparison `==`"),
        ("clamp_min(rate(a[$window]), 0)", "`clamp_min` is not linear"),
        ("rate(a[$window] @ end())", "stands still"),
        ("max_over_time(rate(a[$window])[1h:1m])", "`max_over_time` is not linear"),
        ("histogram_quantile(0.9, rate(a[$window]))", "`histogram_quantile` is not linear"),
        ("0 * rate(a[$window])", "always 0"),
        ("rate(a[$window]) * time()", "not a constant"),
    ],
)
def test_the_report_names_the_obstacle(text: str, reason: str) -> None:
    report = is_additive(parse_expr(text))
    assert not report.ok
    assert report.reason is not None
    assert reason in report.reason


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("0", True),
        ("vector(0)", True),
        ("0 * x", True),
        ("sum(x) * 0", True),
        ("-(0 * x)", True),
        ("0 * x / 5", True),
        ("0 * x or vector(0)", True),
        ("0 * x / y", False),
        ("x", False),
        ("1", False),
        ("0 * x + 1", False),
    ],
)
def test_is_zero(text: str, zero: bool) -> None:
    assert is_zero(parse_expr(text)) is zero
