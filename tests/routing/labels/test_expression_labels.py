"""Labels that alerts inherit from their expression."""

import pytest

from slocompiler.promql import parse_expr
from slocompiler.routing.labels.expression_labels import expression_labels

#: Expression -> known labels, varying ones, whether there may be others.
CASES: list[tuple[str, dict[str, str], set[str], bool]] = [
    ("up == 0", {}, set(), True),
    ('up{job="x",env!="y"} == 0', {"job": "x"}, set(), True),
    ('sum by (region) (rate(a_total{job="x"}[5m])) > 1', {}, {"region"}, False),
    ('sum by (job, region) (rate(a_total{job="x"}[5m])) > 1', {"job": "x"}, {"region"}, False),
    ("sum(a) > 1", {}, set(), False),
    ("vector(1)", {}, set(), False),
    ('label_replace(sum by (a) (b), "c", "d", "", "") > 0', {"c": "d"}, {"a"}, False),
    ("sum by (a) (b) / on (a) sum by (a, c) (d)", {}, {"a"}, False),
    ('absent(up{job="x",env=~"p.*"})', {"job": "x"}, set(), False),
    ('(absent(up{job="x"}))', {"job": "x"}, set(), False),
    ('absent(up{job="x",job!="y"})', {}, set(), False),
    ('absent(sum(up{job="x"}))', {}, set(), False),
    ('absent_over_time(up{job="x",zone=""}[5m])', {"job": "x"}, set(), False),
]


@pytest.mark.parametrize(("text", "known", "varying", "is_open"), CASES)
def test_labels(text: str, known: dict[str, str], varying: set[str], is_open: bool) -> None:
    labels = expression_labels(parse_expr(text))
    assert (dict(labels.known), set(labels.varying), labels.is_open) == (known, varying, is_open)


def test_values() -> None:
    labels = expression_labels(parse_expr('sum by (job, region) (up{job="x"})')).under({"severity": "P0", "job": ""})
    assert [labels.value(name) for name in ("severity", "job", "region", "zone")] == ["P0", "", None, ""]
    assert [labels.may_carry(name) for name in ("severity", "job", "region", "zone")] == [True, False, True, False]
