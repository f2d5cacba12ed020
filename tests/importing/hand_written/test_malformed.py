"""What is wrong in a rule file is said at its place, and the other rules are imported."""

from pathlib import Path

import pytest

from tests.importing.hand_written.documents import import_text

HEAD = "groups:\n  - name: shop\n    rules:\n"
GOOD = "      - {alert: Down, expr: 'up == 0', labels: {severity: page}}\n"

#: Text after one good rule -> code, line, column.
RULES = {
    "no expr": ("      - alert: A\n", "SLO641", 5, 9),
    "empty expr": ("      - alert: A\n        expr: ''\n", "SLO642", 6, 15),
    "expr is a list": ("      - alert: A\n        expr: [1]\n", "SLO642", 6, 15),
    "both names": ("      - alert: A\n        record: b\n        expr: up\n", "SLO642", 5, 9),
    "no name": ("      - expr: up\n", "SLO642", 5, 9),
    "broken promql": ("      - alert: A\n        expr: sum(up\n", "SLO646", 6, 18),
    "unknown function": ("      - alert: A\n        expr: 1 + summ(up) > 1\n", "SLO646", 6, 19),
    "in a block": ("      - alert: A\n        expr: |\n          up\n            + nope(up) > 1\n", "SLO646", 8, 15),
    "placeholder": ("      - alert: A\n        expr: rate(a[$window]) > 1\n", "SLO646", 6, 15),
    "bad for": ("      - alert: A\n        expr: up == 0\n        for: soon\n", "SLO642", 7, 14),
    "labels are a list": ("      - alert: A\n        expr: up == 0\n        labels: [a]\n", "SLO642", 7, 17),
    "rule is a text": ("      - up == 0\n", "SLO642", 5, 9),
}
FILES = {
    "broken yaml": ("groups: [\n", "SLO001", None),
    "no rule file": ("kind: ConfigMap\ndata: {}\n", "SLO640", (1, 7)),
    "groups are a text": ("groups: shop\n", "SLO642", (1, 9)),
    "no groups": ("kind: PrometheusRule\nmetadata: {name: a}\nspec: {}\n", "SLO641", None),
    "group without a name": ("groups:\n  - rules: []\n", "SLO641", (2, 5)),
    "nothing": ("", "SLO640", (1, 1)),
}


@pytest.mark.parametrize("case", RULES)
def test_a_rule_with_a_fault(case: str, tmp_path: Path) -> None:
    text, code, line, column = RULES[case]
    done = import_text(tmp_path, HEAD + GOOD + text)
    assert [(each.code, each.span.line, each.span.column) for each in done.report.refused] == [(code, line, column)]
    assert (tmp_path / "specs" / "shop.yaml").exists()


@pytest.mark.parametrize("case", FILES)
def test_a_file_with_a_fault(case: str, tmp_path: Path) -> None:
    text, code, place = FILES[case]
    done = import_text(tmp_path, text)
    (found,) = done.report.refused
    assert place is None or (found.span.line, found.span.column) == place
    assert found.code == code or case == "broken yaml"
    assert not done.report.written


def test_a_mistyped_key_is_no_rule_lost(tmp_path: Path) -> None:
    done = import_text(tmp_path, HEAD + GOOD.replace("labels", "lables"))
    assert [(remark.code, remark.what) for remark in done.report.remarks if remark.code == "SLO643"] == [
        ("SLO643", "`lables`")
    ]
