"""Sloth's specs: what is written, what is said, what is refused and where."""

from pathlib import Path

import pytest
import yaml

from slocompiler.importing.rules.framework import GOOD_SLOTH
from tests.importing.snippets import codes, import_snippet, spec

KUBERNETES = """\
# slocompile import sloth
apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: {name: shop, namespace: monitoring, labels: {release: main}}
spec:
  service: shop
  slos:
    - name: availability
      objective: 99.9
      sli:
        events:
          errorQuery: sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(http_requests_total{job="shop"}[{{.window}}]))
      alerting: {name: ShopErrors}
"""
_TOTAL = 'sum(rate(http_requests_total{job="shop"}[{{.window}}]))'
_BAD = 'sum(rate(http_requests_total{job="shop",code=~"5.."}[{{.window}}]))'


def test_both_spellings_are_one_spec(tmp_path: Path) -> None:
    plain, resource = tmp_path / "plain", tmp_path / "resource"
    for folder, text in ((plain, GOOD_SLOTH), (resource, KUBERNETES)):
        folder.mkdir()
        assert not import_snippet(text, folder).report.refused
    assert spec(plain, "shop") == spec(resource, "shop")
    assert "rule_labels:\n    release: main\n  rule_namespace: monitoring\n" in spec(resource, "organization")


@pytest.mark.parametrize(
    ("change", "code", "line", "column"),
    [
        (("prometheus/v1", "prometheus/v2"), "SLO640", 2, 10),
        (("version: prometheus/v1", "verion: prometheus/v1"), "SLO640", 2, 1),
        (("service: shop", "service: ''"), "SLO642", 3, 10),
        (("service: shop\n", ""), "SLO641", 2, 1),
        (("- name: availability", "- nam: availability"), "SLO641", 5, 5),
        (("objective: 99.9", "objective: 100"), "SLO642", 6, 16),
        (("objective: 99.9", "objective: [99]"), "SLO642", 6, 16),
        (("      events:", "      raw: {error_ratio_query: x}\n      events:"), "SLO642", 8, 7),
        (("[{{.window}}]))\n        total", "[5m]))\n        total"), "SLO646", 9, 22),
        ((_BAD, 'sum(rate(http_requests_total{job="shop",code=~"5.."[{{.window}}]))'), "SLO646", 9, 86),
        ((_TOTAL, _BAD), "SLO642", 9, 9),
        (("      name: ShopErrors\n", "      page_alert: {disable: maybe}\n      name: x\n"), "SLO642", 12, 29),
        (("      name: ShopErrors\n", "      labels: {}\n"), "SLO641", 12, 7),
        (("slos:\n", "slos: {}\nother:\n"), "SLO642", 4, 7),
    ],
)
def test_mistakes_are_shown_where_they_are(
    change: tuple[str, str], code: str, line: int, column: int, tmp_path: Path
) -> None:
    assert change[0] in GOOD_SLOTH
    (found,) = import_snippet(GOOD_SLOTH.replace(*change), tmp_path).report.refused
    assert (found.code, found.span.line, found.span.column) == (code, line, column)
    assert not (tmp_path / "out").exists()


def test_of_a_service_that_is_refused_nothing_is_carried(tmp_path: Path) -> None:
    done = import_snippet(GOOD_SLOTH.replace("service: shop", "service: ''"), tmp_path)
    assert done.report.remarks == ()


def test_one_bad_slo_does_not_keep_back_the_others(tmp_path: Path) -> None:
    second = GOOD_SLOTH[GOOD_SLOTH.index("  - name") :].replace("availability", "latency").replace("99.9", "0")
    done = import_snippet(GOOD_SLOTH + second, tmp_path)
    assert [each.code for each in done.report.refused] == ["SLO642"]
    assert "latency" not in spec(tmp_path, "shop")


@pytest.mark.parametrize(
    ("alerting", "entries"),
    [
        ("{name: x}", ["page-quick", "page-slow", "ticket-quick", "ticket-slow"]),
        ("{name: x, ticket_alert: {disable: true}}", ["page-quick", "page-slow"]),
        ("{name: x, page_alert: {disable: yes}}", ["ticket-quick", "ticket-slow"]),
    ],
)
def test_alerts_that_are_disabled_are_left_out(alerting: str, entries: list[str], tmp_path: Path) -> None:
    text = GOOD_SLOTH.replace("    alerting:\n      name: ShopErrors\n", f"    alerting: {alerting}\n")
    import_snippet(text, tmp_path)
    organization = spec(tmp_path, "organization")
    assert [line.strip(" :") for line in organization.split("\n") if line.startswith("    ") and "-" in line][
        -len(entries) :
    ] == entries


def test_without_alerts_there_is_no_runbook_and_nothing_is_said_of_alerts(tmp_path: Path) -> None:
    off = "{page_alert: {disable: true}, ticket_alert: {disable: true}}"
    done = import_snippet(GOOD_SLOTH.replace("\n      name: ShopErrors", f" {off}"), tmp_path)
    assert "runbook" not in spec(tmp_path, "shop")
    assert "no-alerts: {}" in spec(tmp_path, "organization")
    assert set(codes(done)) == {"SLO654"}


def test_the_windows_are_those_of_sloth(tmp_path: Path) -> None:
    import_snippet(GOOD_SLOTH, tmp_path)
    organization = yaml.safe_load(spec(tmp_path, "organization"))
    entries = organization["burn_rate_policies"]["sloth-30d"]
    assert {name: " ".join(map(str, entry.values())) for name, entry in entries.items()} == {
        "page-quick": "2% 1h 5m 0s page",
        "page-slow": "5% 6h 30m 0s page",
        "ticket-quick": "10% 1d 2h 0s ticket",
        "ticket-slow": "10% 3d 6h 0s ticket",
    }


def test_severities_are_the_labels_of_the_two_alerts(tmp_path: Path) -> None:
    labels = "\n      page_alert: {labels: {severity: P1}}\n      ticket_alert: {labels: {severity: P3}}\n"
    import_snippet(GOOD_SLOTH.replace("ShopErrors\n", f"ShopErrors{labels}"), tmp_path)
    organization = spec(tmp_path, "organization")
    assert (
        "severities:\n  P1:\n    urgency: 1\n    page: true\n  P3:\n    urgency: 2\n    page: false\n" in organization
    )
    assert "sloth-30d-p1-p3" in organization


def test_an_entry_that_can_never_fire_is_left_out(tmp_path: Path) -> None:
    import_snippet(GOOD_SLOTH.replace("99.9", "90"), tmp_path)
    assert "sloth-30d-without-page-quick:" in spec(tmp_path, "organization")


def test_labels_of_one_alert_stand_on_its_entries_and_those_of_both_on_the_slo(tmp_path: Path) -> None:
    page = "page_alert: {labels: {a: x, b: y, severity: page, team: web}, annotations: {impact: high}}"
    ticket = "ticket_alert: {labels: {a: x, c: z}}"
    text = GOOD_SLOTH.replace("ShopErrors\n", f"ShopErrors\n      {page}\n      {ticket}\n").replace("99.9", "90")
    done = import_snippet(text, tmp_path)
    slo = yaml.safe_load(spec(tmp_path, "shop"))["slos"]["availability"]
    assert slo["labels"] == {"a": "x"}
    # At 90 % the quick page can never fire, so there is no such entry.
    assert slo["burn_alerts"] == {
        "page-slow": {"labels": {"b": "y"}, "annotations": {"impact": "high"}},
        "ticket-quick": {"labels": {"c": "z"}},
        "ticket-slow": {"labels": {"c": "z"}},
    }
    assert [remark.what for remark in done.report.remarks if remark.code == "SLO649"] == ["label `team`"]


def test_entries_that_an_organization_lacks_carry_nothing(tmp_path: Path) -> None:
    page = "ShopErrors\n      page_alert: {labels: {routing_key: web}}\n"
    text = GOOD_SLOTH.replace("ShopErrors\n", page).replace("sloth\n", "sloth --organization o.yaml\n", 1)
    done = import_snippet(text, tmp_path)
    assert "SLO653" in codes(done)
    assert "burn_alerts" not in spec(tmp_path, "shop")


def test_the_owner_is_the_team(tmp_path: Path) -> None:
    done = import_snippet(GOOD_SLOTH.replace("slos:", "labels: {owner: Web Team}\nslos:"), tmp_path)
    assert "team: web-team\n\nlabels:\n  owner: Web Team\n" in spec(tmp_path, "shop")
    assert not [remark for remark in done.report.remarks if "--team" in remark.why]


WINDOWS = """\
---
apiVersion: sloth.slok.dev/v1
kind: AlertWindows
spec:
  sloPeriod: 7d
  page:
    quick: {errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h}
    slow: {errorBudgetPercent: 12.5, shortWindow: 30m, longWindow: 6h}
  ticket:
    quick: {errorBudgetPercent: 20, shortWindow: 2h, longWindow: 1d}
    slow: {errorBudgetPercent: 42, shortWindow: 6h, longWindow: 3d}
"""


def test_windows_of_ones_own_replace_sloths(tmp_path: Path) -> None:
    import_snippet(GOOD_SLOTH + WINDOWS, tmp_path)
    organization = spec(tmp_path, "organization")
    assert "window: 7d" in organization
    assert "sloth-7d:\n    page-quick:\n      budget: 8%\n      long: 1h\n      short: 5m\n" in organization
    assert "budget: 12.5%" in organization


def test_what_is_wrong_about_windows_concerns_the_slos_they_guard(tmp_path: Path) -> None:
    """The quick ticket is never there before the quick page, whose windows it has."""
    second = GOOD_SLOTH[GOOD_SLOTH.index("  - name") :].replace("availability", "quiet")
    second = second.replace("name: ShopErrors", "{page_alert: {disable: true}, ticket_alert: {disable: true}}")
    windows = WINDOWS.replace("20, shortWindow: 2h, longWindow: 1d", "8, shortWindow: 5m, longWindow: 1h")
    done = import_snippet(GOOD_SLOTH + second + windows, tmp_path)
    assert [(each.code, "`availability`" in each.message) for each in done.report.refused] == [("SLO647", True)]
    assert "  quiet:\n    objective" in spec(tmp_path, "shop")


@pytest.mark.parametrize(
    ("change", "column"),
    [(("8, short", "0, short"), 58), (("7d", "7"), 19), (("longWindow: 1h", "longwindow: 1h"), 38)],
)
def test_mistakes_in_windows(change: tuple[str, str], column: int, tmp_path: Path) -> None:
    speed = "{errorBudgetPercent: 8, shortWindow: 5m, longWindow: 1h}"
    both = f"{{quick: {speed}, slow: {speed}}}"
    windows = f"# slocompile import sloth\nkind: AlertWindows\nspec: {{sloPeriod: 7d, page: {both}, ticket: {both}}}\n"
    done = import_snippet(windows.replace(*change, 1), tmp_path)
    assert [(each.span.line, each.span.column) for each in done.report.refused] == [(3, column)]


def test_comments_go_where_their_subjects_are(tmp_path: Path) -> None:
    text = (
        GOOD_SLOTH.replace("version:", "# The shop.\n# It sells.\nversion:")
        .replace("  - name", "  # Whoever buys.\n  - name")
        .replace("      events:", "      # Without retries.\n      events:  # as counted")
    )
    import_snippet(text, tmp_path)
    shop = spec(tmp_path, "shop")
    assert shop.startswith("# slocompile import sloth\n# The shop.\n# It sells.\nversion:")
    assert "  # Whoever buys.\n  availability:\n    objective" in shop
    assert "  # Without retries.\n  # as counted\n  availability:\n    events" in shop
