"""What is wrong is shown where it is, once, and nothing of it is written."""

from pathlib import Path

import pytest

from tests.importing.openslo.documents import ALPHA, HEAD, POLICY, RATIO, THRESHOLD, slo
from tests.importing.snippets import import_snippet

GOOD = slo(policies=POLICY)
GAUGE = slo(THRESHOLD, objective="op: lte, value: 60, target: 0.99")


def refused(text: str, change: tuple[str, str], at: str, folder: Path) -> list[tuple[str, int, int]]:
    """Code and place of what is refused of a changed text; § in the change marks where that should be.

    Without a mark it is where the text `at` begins. The expected place comes first.
    """
    assert change[0] in text, change
    changed = text.replace(change[0], change[1], 1)
    offset = changed.index("§" if "§" in change[1] else at)
    changed = changed.replace("§", "")
    done = import_snippet(changed, folder)
    assert not (folder / "out").exists()
    before = changed[:offset]
    expected = ("place", before.count("\n") + 1, offset - before.rfind("\n"))
    return [expected, *((each.code, each.span.line, each.span.column) for each in done.report.refused)]


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (("openslo/v1", "§openslo/v3"), "SLO660", ""),
        (("openslo/v1", "§apps/v1"), "SLO640", ""),
        (("apiVersion: openslo/v1\n", ""), "SLO640", "kind: SLO"),
        (("kind: SLO\n", "kind: §SLA\n"), "SLO640", ""),
        (("kind: SLO\n", ""), "SLO640", "apiVersion"),
        (("  name: availability\n", ""), "SLO641", "annotations:"),
        (("  name: availability\n", "  name: §[a]\n"), "SLO642", ""),
        (("  service: shop\n", ""), "SLO641", "indicator:"),
        (("  service: shop\n", "  service: §''\n"), "SLO642", ""),
        (("  budgetingMethod: Occurrences\n", ""), "SLO641", "service: shop"),
        (("budgetingMethod: Occurrences", "budgetingMethod: §Sometimes"), "SLO642", ""),
        (("budgetingMethod: Occurrences", "budgetingMethod: Timeslices"), "SLO641", "target: 0.999"),
        (("objectives: [{target: 0.999}]", "§objectives: []"), "SLO642", ""),
        (("objectives: [{target: 0.999}]", "objectives: §{target: 0.999}"), "SLO642", ""),
        (("target: 0.999", "target: §1"), "SLO642", ""),
        (("target: 0.999", "target: §0"), "SLO642", ""),
        (("target: 0.999", "target: §most"), "SLO642", ""),
        (("target: 0.999", "targetPercent: §100"), "SLO642", ""),
        (("target: 0.999", "target: 0.999, §targetPercent: 99.9"), "SLO642", ""),
        (("target: 0.999", "§displayName: x"), "SLO641", ""),
        (("target: 0.999", "target: 0.999, timeSliceTarget: §2"), "SLO642", ""),
        (("target: 0.999", "target: 0.999, op: §near"), "SLO642", ""),
        (("30d", "§30"), "SLO642", ""),
        (("30d", "§30s"), "SLO642", ""),
        (("30d", "§0d"), "SLO642", ""),
        (("{duration: 30d, isRolling: true}", "{§duration: 30d, isRolling: false}"), "SLO641", ""),
        (("isRolling: true", "isRolling: §maybe"), "SLO642", ""),
        (
            ("isRolling: true", "isRolling: true, §calendar: {startTime: 2024-01-01 00:00:00, timeZone: UTC}"),
            "SLO642",
            "",
        ),
        (("isRolling: true", "calendar: {startTime: §soon, timeZone: UTC}"), "SLO642", ""),
        (("isRolling: true", "calendar: {§startTime: 2024-01-01}"), "SLO641", ""),
        (("[{duration", "[{duration: 1d, isRolling: true}, {§duration"), "SLO642", ""),
        (("indicator:", "indicatorRef: §x\n  indicator:"), "SLO642", ""),
        (("    spec:\n" + RATIO, "    spec: {}\n"), "SLO642", "requests}"),
        (("        total:", "        raw:"), "SLO642", "counter:"),
        (("type: Prometheus", "type: §NewRelic"), "SLO662", ""),
        (("type: Prometheus, spec: {query: sum", "metricSourceRef: §x, spec: {query: sum"), "SLO663", ""),
        (("type: Prometheus, spec: {query: sum", "§spec: {query: sum"), "SLO641", ""),
        (("query: sum(http_requests_total)", "query: §''"), "SLO642", ""),
        (("query: sum(http_requests_total)", "query: 'sum(http_requests_total[§)'"), "SLO646", ""),
        (("query: 'sum(http_requests_total{code!~\"5..\"})'", "query: §sum(http_requests_total)"), "SLO642", ""),
        (("threshold: 14.4", "threshold: §much"), "SLO642", ""),
        (("op: gte, threshold: 14.4", "op: gte"), "SLO641", "kind: burnrate"),
        (("kind: burnrate", "kind: §latency"), "SLO642", ""),
        (("lookbackWindow: 1h", "lookbackWindow: §1"), "SLO642", ""),
        (("severity: page", "severity: §''"), "SLO642", ""),
        (("target: pagerduty", "§description: x"), "SLO641", ""),
        (("          - kind: AlertCondition", "          - conditionRef: §gone\n            kind: x"), "SLO663", ""),
    ],
)
def test_mistakes_are_shown_where_they_are(change: tuple[str, str], code: str, at: str, tmp_path: Path) -> None:
    place, *found = refused(GOOD, change, at, tmp_path)
    assert found == [(code, *place[1:])]


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (("op: lte, ", ""), "SLO641", "value: 60"),
        (("value: 60, ", ""), "SLO641", "op: lte"),
        (("value: 60, ", "value: §slow, "), "SLO642", ""),
        (("max(queue_age_seconds)", "max§(queue_age_seconds"), "SLO646", ""),
    ],
)
def test_mistakes_of_thresholds(change: tuple[str, str], code: str, at: str, tmp_path: Path) -> None:
    place, *found = refused(GAUGE, change, at, tmp_path)
    assert found == [(code, *place[1:])]


@pytest.mark.parametrize(
    ("change", "code", "at"),
    [
        (("kind: SLO\n", "kind: §SLI\n"), "SLO640", ""),
        (("unit: Day", "unit: §Fortnight"), "SLO642", ""),
        (("unit: Day, ", ""), "SLO641", "count: 30"),
        (("unit: Day, count: 30", "unit: Second, count: §90"), "SLO642", ""),
        (("source: prometheus, ", ""), "SLO641", "queryType: promql"),
        (("source: prometheus", "source: §datadog"), "SLO662", ""),
        (("        good:", "        best:"), "SLO641", "incremental"),
        (("      ratioMetrics:", "      ratios:"), "SLO642", "availability}"),
        (("Occurrences", "§RatioTimeslices"), "SLO642", ""),
    ],
)
def test_mistakes_of_the_first_version(change: tuple[str, str], code: str, at: str, tmp_path: Path) -> None:
    place, *found = refused(ALPHA, change, at, tmp_path)
    assert found == [(code, *place[1:])]


def test_one_bad_slo_does_not_keep_back_the_others(tmp_path: Path) -> None:
    other = GOOD.replace("name: availability", "name: other").replace("0.999", "9")
    done = import_snippet(GOOD + "---\n" + other, tmp_path)
    assert [each.code for each in done.report.refused] == ["SLO642"]
    assert "other" not in (tmp_path / "out/shop.yaml").read_text()


def test_a_fault_of_a_shared_object_is_said_once(tmp_path: Path) -> None:
    shared = """\
apiVersion: openslo/v1
kind: SLI
metadata: {name: shared}
spec: {}
---
"""
    head = GOOD.split("\n", 1)[0] + "\n"
    part = GOOD[GOOD.index("  indicator:") : GOOD.index("  timeWindow:")]
    one = GOOD.removeprefix(head).replace(part, "  indicatorRef: shared\n")
    two = one.replace("name: availability", "name: other")
    done = import_snippet(head + shared + one + "---\n" + two, tmp_path)
    assert [(each.code, each.span.line) for each in done.report.refused] == [("SLO642", 4)]


def test_two_objects_of_one_name_are_one_too_many(tmp_path: Path) -> None:
    text = GOOD.removeprefix(HEAD)
    done = import_snippet(f"{HEAD}{text}---\n{text}---\n{text.replace('0.999', '0.99')}", tmp_path)
    length = text.count("\n") + 1
    assert [(each.code, each.span.line) for each in done.report.refused] == [("SLO645", 2 * length + 5)]
    assert "99.9%" in (tmp_path / "out/shop.yaml").read_text()
