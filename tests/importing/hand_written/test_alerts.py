"""Alerts that are no burn rates: on a signal where it says the same, else by their expression; names; texts."""

from pathlib import Path
from typing import Any

import pytest

from tests.importing.hand_written.documents import (
    SHARE,
    alert,
    both,
    codes,
    import_rules,
    import_text,
    over,
    record,
    specs,
)

ON_SIGNALS = {
    "share": (f"{over(SHARE, '5m')} > 0.05", {"bad_ratio": {"above": "5%", "over": "5m"}}),
    "gauge above": ("sum by (queue) (queue_length) > 100", {"value": {"above": 100}}),
    "gauge below": ("max(workers) < 3", {"value": {"below": 3}}),
    "sides exchanged": ("0.5 > min by (az) (capacity)", {"value": {"below": 0.5}}),
    "absent": ('absent(up{job="shop"})', {"absent": {}}),
}
BY_EXPRESSION = {
    "down": "up == 0",
    "raw series": "queue_length > 100",
    "at the bound": "sum(queue_length) >= 100",
    "negative": "sum(balance) < -5",
    "absent of a sum": "absent(sum(up))",
    "trend": "predict_linear(free_bytes[6h], 3600) < 0",
    "guarded": "sum(queue_length) > 100 and on () sum(workers) > 0",
    "unless": "sum(queue_length) > 100 unless on () maintenance == 1",
    "another series": "sum by (a) (used) > sum by (a) (wanted)",
    "reserved group": "sum by (service) (queue_length) > 100",
}


@pytest.mark.parametrize("case", ON_SIGNALS)
def test_on_a_signal(case: str, tmp_path: Path) -> None:
    expr, when = ON_SIGNALS[case]
    import_rules(tmp_path, alert(expr, "Trouble", **{"for": "5m", "keep_firing_for": "1m"}))
    found: Any = specs(tmp_path)["shop"]["alerts"]["trouble"]  # type: ignore[index]
    assert (found["when"], found["for"], found["keep_firing_for"]) == (when, "5m", "1m")


@pytest.mark.parametrize("case", BY_EXPRESSION)
def test_by_its_expression(case: str, tmp_path: Path) -> None:
    done = import_rules(tmp_path, alert(BY_EXPRESSION[case], "Trouble", **{"for": "5m"}))
    assert not done.report.refused
    found: Any = specs(tmp_path)["shop"]["alerts"]["trouble"]  # type: ignore[index]
    assert found["promql"].strip() == BY_EXPRESSION[case]


def test_what_is_recorded_is_computed_in_the_alert_with_the_labels_of_the_recording(tmp_path: Path) -> None:
    done = import_rules(
        tmp_path, record("shop:load", "load{job='shop'} / 2", origin="rules"), alert("shop:load > 5", "Loaded")
    )
    found: Any = specs(tmp_path)["shop"]["alerts"]["loaded"]  # type: ignore[index]
    assert found["promql"] == 'label_replace(load{job="shop"} / 2, "origin", "rules", "", "") > 5'
    assert "SLO678" in codes(done)


def test_what_is_read_over_a_range_must_stay_recorded(tmp_path: Path) -> None:
    done = import_rules(
        tmp_path, record("shop:load", "load{job='shop'}"), alert("max_over_time(shop:load[1h]) > 5", "Loaded")
    )
    found: Any = specs(tmp_path)["shop"]["alerts"]["loaded"]  # type: ignore[index]
    assert found["promql"] == "max_over_time(shop:load[1h]) > 5"
    (kept,) = (remark for remark in done.report.remarks if remark.code == "SLO676")
    assert "`Loaded`" in kept.why


SERVICES = [
    (
        {"labels": {"severity": "page", "service": "Web_Shop", "job": "x"}},
        'up{job="y"} == 0',
        "g",
        "web-shop",
        "`service`",
    ),
    ({"labels": {"severity": "page", "job": "x"}}, "up == 0", "g", "x", "`job`"),
    ({}, 'sum(a{job="y"}) / sum(b{job="y"}) > 1', "g", "y", "`job` that the alert selects"),
    ({}, 'sum(a{job="y"}) / sum(b{job="z"}) > 1', "cart.rules", "cart", "name of the group"),
    ({"labels": {"severity": "page", "team": "web"}}, "up == 0", "g", "web", "`team`"),
    ({}, "up == 0", "alerts", "source", "name of the file"),
]


@pytest.mark.parametrize(("more", "expr", "group", "service", "why"), SERVICES)
def test_the_service_is_told_by_labels_group_and_file(
    more: dict[str, object], expr: str, group: str, service: str, why: str, tmp_path: Path
) -> None:
    done = import_rules(tmp_path, {**alert(expr, "Trouble"), **more}, group=group)
    assert service in specs(tmp_path)
    assert any(remark.what.startswith(f"service `{service}`") and why in remark.what for remark in done.report.remarks)


def test_one_service_for_all_where_it_is_asked_for(tmp_path: Path) -> None:
    import_rules(tmp_path, alert('up{job="a"} == 0', "A"), alert('up{job="b"} == 0', "B"), service="all")
    written: Any = specs(tmp_path)
    assert set(written) == {"all", "organization"}
    assert set(written["all"]["alerts"]) == {"a", "b"}


def test_alerts_of_one_name_and_an_owner_of_their_own(tmp_path: Path) -> None:
    rules = [alert('up{job="shop"} == 0', "Down", team) for team in ("page", "ticket")]
    rules[0]["labels"] = {"severity": "page", "team": "web"}
    rules[1]["labels"] = {"severity": "ticket", "team": "db", "channel": "x"}
    import_rules(tmp_path, *rules)
    written: Any = specs(tmp_path)
    alerts = written["shop"]["alerts"]
    assert written["shop"]["team"] == "web"
    assert (alerts["down-2"]["team"], alerts["down-2"]["labels"]) == ("db", {"channel": "x"})
    assert set(written["organization"]["teams"]) == {"web", "db"}


@pytest.mark.parametrize(
    ("severity", "page"), [("critical", True), ("P1", True), ("pager", True), ("warning", False), ("blue", False)]
)
def test_severities_page_by_their_words(severity: str, page: bool, tmp_path: Path) -> None:
    import_rules(tmp_path, alert('up{job="shop"} == 0', "Down", severity))
    organization: Any = specs(tmp_path)["organization"]
    assert organization["severities"][severity]["page"] is page


def test_an_alert_without_a_fixed_severity_says_so(tmp_path: Path) -> None:
    done = import_rules(tmp_path, {"alert": "Down", "expr": 'up{job="shop"} == 0', "labels": {"severity": "{{ $x }}"}})
    assert {"SLO654", "SLO675"} <= set(codes(done))


def test_every_rule_is_in_the_report_and_comments_are_carried(tmp_path: Path) -> None:
    done = import_text(
        tmp_path,
        """\
groups:
  - name: shop
    rules:
      # The first.
      - alert: A
        expr: up{job="shop"} == 0
        labels: {severity: page}
      # The second.
      - alert: B
        expr: up{job="cart"} == 0
        labels: {severity: page}
      - record: c
        expr: sum(up)
      - alert: D
        expr: up{ == 0
""",
    )
    lines = {remark.span.line for remark in done.report.remarks} | {each.span.line for each in done.report.refused}
    assert {5, 9, 12, 15} <= lines
    shop, cart = ((tmp_path / "specs" / f"{name}.yaml").read_text() for name in ("shop", "cart"))
    assert "  # The first.\n  a:\n" in shop
    assert "  # The second.\n  b:\n" in cart
    assert "second" not in shop


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    rules = [
        alert('up{job="shop"} == 0', "Down"),
        alert(over(SHARE, "5m") + " > 0.1", "Errors"),
        alert(both(f"{SHARE} > 14.4 * 0.001")),
        alert(both(f"{SHARE} > 3 * 0.001", "1d", "2h"), "ShopBurnsSlowly", "warning"),
    ]
    first = import_rules(tmp_path, *rules)
    before = {path: path.read_bytes() for path in (tmp_path / "specs").iterdir()}
    again = import_rules(tmp_path, *rules)
    assert first.report.written
    assert not again.report.written
    assert {path: path.read_bytes() for path in (tmp_path / "specs").iterdir()} == before
