"""Pyrra's objectives: what is written, what is said, what is refused and where."""

from pathlib import Path

import pytest

from slocompiler.importing.pyrra.windows import absent_for, pyrra_windows
from slocompiler.values import Duration, Objective
from tests.importing.snippets import codes, import_snippet, spec

RATIO = """\
# slocompile import pyrra
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: shop-requests
  labels: {pyrra.dev/service: shop, pyrra.dev/team: web}
spec:
  target: "99.9"
  window: 4w
  indicator:
    ratio:
      errors: {metric: 'http_requests_total{job="shop",code=~"5.."}'}
      total: {metric: 'http_requests_total{job="shop"}'}
"""
_RATIO = RATIO[RATIO.index("    ratio:") :]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("2w", ["30m 3m 1m", "3h 15m 8m", "12h 1h 30m", "2d 3h 1h30m"]),
        ("4w", ["1h 5m 2m", "6h 30m 15m", "1d 2h 1h", "4d 6h 3h"]),
        ("30d", ["1h4m 5m 2m", "6h26m 32m 16m", "1d1h43m 2h9m 1h4m", "4d6h51m 6h26m 3h13m"]),
        ("12w", ["3h 15m 6m", "18h 1h30m 45m", "3d 6h 3h", "12d 18h 9h"]),
    ],
)
def test_windows_grow_with_the_window_of_the_slo(window: str, expected: list[str]) -> None:
    found = pyrra_windows(Duration.parse(window))
    assert [f"{one.long} {one.short} {one.for_}" for one in found] == expected
    assert [int(one.burn) for one in found] == [14, 7, 2, 1]


@pytest.mark.parametrize(
    ("objective", "expected"), [("99%", "10m"), ("99.9%", "3m"), ("99.99%", "2m"), ("90%", "1h26m")]
)
def test_absence_is_told_as_soon_as_a_total_outage(objective: str, expected: str) -> None:
    windows = pyrra_windows(Duration.parse("4w"))
    assert str(absent_for(windows, Objective.parse(objective))) == expected


@pytest.mark.parametrize(
    ("change", "code", "line", "column"),
    [
        (("ServiceLevelObjective", "ServiceLevelIndicator"), "SLO640", 3, 7),
        (("pyrra.dev/v1alpha1", "pyrra/v1"), "SLO640", 3, 7),
        (('  target: "99.9"\n', ""), "SLO641", 8, 3),
        (('"99.9"', '"100"'), "SLO642", 8, 11),
        (('"99.9"', "most"), "SLO642", 8, 11),
        (("window: 4w", "window: 4"), "SLO642", 9, 11),
        (("window: 4w", "window: 1d"), "SLO642", 9, 3),
        (("    ratio:", "    rate:"), "SLO642", 11, 5),
        (("  indicator:", "  indicators:"), "SLO641", 8, 3),
        (("      total:", "      all:"), "SLO641", 12, 7),
        ((',code=~"5.."', ""), "SLO642", 12, 7),
        (("'http_requests_total{job=\"shop\"}'", "sum(http_requests_total)"), "SLO646", 13, 23),
        (("'http_requests_total{job=\"shop\"}'", "'http_requests_total{job=shop}'"), "SLO646", 13, 48),
        (("metadata:\n  name: shop-requests\n", "metadata:\n"), "SLO641", 5, 3),
    ],
)
def test_mistakes_are_shown_where_they_are(
    change: tuple[str, str], code: str, line: int, column: int, tmp_path: Path
) -> None:
    assert change[0] in RATIO
    found = import_snippet(RATIO.replace(*change), tmp_path).report.refused
    assert [(each.code, each.span.line, each.span.column) for each in found] == [(code, line, column)]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        (
            "{latency: {success: {metric: 'x_seconds_bucket{le=\"0.25\"}'}, total: {metric: x_seconds_count}}}",
            "histogram: x_seconds\n        buckets:\n          - 0.25\n",
        ),
        ("{latencyNative: {latency: 1500ms, total: {metric: x_seconds}}}", "buckets: native\n"),
        (
            "{bool_gauge: {metric: up, grouping: [job]}}",
            "total: sum by (job) (count_over_time(up[$window]))\n"
            "        good: sum by (job) (sum_over_time(up[$window]))\n",
        ),
    ],
)
def test_indicators(indicator: str, expected: str, tmp_path: Path) -> None:
    done = import_snippet(RATIO.replace(f"  indicator:\n{_RATIO}", f"  indicator: {indicator}\n"), tmp_path)
    assert not done.report.refused
    assert expected in spec(tmp_path, "shop")


def test_a_latency_is_written_in_a_unit_that_fits(tmp_path: Path) -> None:
    text = RATIO.replace(_RATIO, "    latencyNative: {latency: 1500ms, total: {metric: x_seconds}}\n")
    import_snippet(text, tmp_path)
    assert "good:\n      below: 1500ms\n" in spec(tmp_path, "shop")


def test_silence_is_an_alert_with_groups_a_query(tmp_path: Path) -> None:
    import_snippet(RATIO, tmp_path)
    assert "when:\n      absent: {}\n    for: 3m\n    severity: critical\n" in spec(tmp_path, "shop")
    grouped = tmp_path / "grouped"
    grouped.mkdir()
    import_snippet(RATIO + "      grouping: [code]\n", grouped)
    assert 'promql: absent(http_requests_total{job="shop"})\n' in spec(grouped, "shop")


@pytest.mark.parametrize(
    ("alerting", "has_burn", "has_absence"),
    [
        ("{}", True, True),
        ("{disabled: true}", False, True),
        ("{burnrates: false}", False, True),
        ("{absent: false}", True, False),
        ("{burnrates: true, disabled: true, absent: false}", False, False),
    ],
)
def test_which_alerts_there_are(alerting: str, has_burn: bool, has_absence: bool, tmp_path: Path) -> None:
    import_snippet(RATIO + f"  alerting: {alerting}\n", tmp_path)
    assert ("no-alerts" not in spec(tmp_path, "organization")) == has_burn
    assert ("shop-requests-absent" in spec(tmp_path, "shop")) == has_absence


def test_a_severity_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    severities = "{fastBurn: P1, mediumBurn: P1, slowBurn: P1, longTermBurn: info, absent: P1}"
    import_snippet(RATIO + f"  alerting: {{severities: {severities}}}\n", tmp_path)
    organization = spec(tmp_path, "organization")
    assert (
        "severities:\n  P1:\n    urgency: 1\n    page: true\n  info:\n    urgency: 2\n    page: false\n\n"
        in organization
    )


def test_an_objective_without_a_service_is_one_of_its_own(tmp_path: Path) -> None:
    done = import_snippet(RATIO.replace("pyrra.dev/service: shop, ", ""), tmp_path)
    assert "slos:\n  availability:" in spec(tmp_path, "shop-requests")
    assert "SLO644" in codes(done)


def test_the_user_names_the_service(tmp_path: Path) -> None:
    text = RATIO.replace("pyrra.dev/service: shop, ", "").replace("import pyrra", "import pyrra --service Web_Shop")
    import_snippet(text, tmp_path)
    assert "  shop-requests:\n    objective: 99.9%" in spec(tmp_path, "web-shop")


def test_several_objectives_are_one_service(tmp_path: Path) -> None:
    other = RATIO.split("\n", 1)[1].replace("shop-requests", "shop-orders").replace("99.9", "99")
    import_snippet(f"{RATIO}---\n{other}", tmp_path)
    assert [path.name for path in sorted((tmp_path / "out").iterdir())] == ["organization.yaml", "shop.yaml"]
    assert "shop-orders:\n    objective: 99%" in spec(tmp_path, "shop")


def test_labels_and_annotations_are_passed_on(tmp_path: Path) -> None:
    metadata = "  annotations: {pyrra.dev/hint: Look, pyrra.dev/runbook: https://wiki.example.com/x}\nspec:"
    text = RATIO.replace("spec:", metadata).replace("pyrra.dev/team: web", "pyrra.dev/area: buy, role: rules")
    import_snippet(text, tmp_path)
    shop = spec(tmp_path, "shop")
    assert (
        "runbook: https://wiki.example.com/x\n    labels:\n      area: buy\n    annotations:\n      hint: Look\n"
        in shop
    )
    assert "rule_labels:\n    role: rules\n" in spec(tmp_path, "organization")
