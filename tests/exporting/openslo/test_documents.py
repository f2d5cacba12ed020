"""What stands in the documents: indicators, windows, alerts, names."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from slocompiler.exporting.note import Telling
from slocompiler.exporting.openslo.annotation import digest, written
from slocompiler.exporting.openslo.durations import is_whole, shorthand
from slocompiler.exporting.openslo.export import Exported, export_openslo
from slocompiler.exporting.openslo.names import LONGEST_NAME, Names
from slocompiler.pipeline.understand import understand
from slocompiler.values import Duration
from tests.snippets import workspace_of

Data = dict[str, Any]


def exported(snippet: str, folder: Path) -> Exported:
    understood = understand([workspace_of(snippet, folder)])
    assert understood.compilation is not None, understood.found
    return export_openslo(understood.workspace, understood.compilation)


def documents(snippet: str, folder: Path, kind: str) -> list[Data]:
    """The objects of a kind that a snippet is exported as."""
    texts = (file.text for file in exported(snippet, folder).files)
    return [each for text in texts for each in yaml.safe_load_all(text) if each["kind"] == kind]


def one_slo(slo: str, signals: str, folder: Path) -> Data:
    (found,) = documents(f"slos:\n  it: {{{slo}, runbook: fix-it}}\nsignals:\n{signals}", folder, "SLO")
    return found["spec"]  # type: ignore[no-any-return]


def queries(spec: Data) -> dict[str, str]:
    """The queries of the ratio of an SLO, by what they are of."""
    ratio = spec["indicator"]["spec"]["ratioMetric"]
    parts = ("good", "bad", "total", "raw")
    return {part: ratio[part]["metricSource"]["spec"]["query"] for part in parts if part in ratio}


@pytest.mark.parametrize(
    ("source", "expected", "is_counter"),
    [
        ("{total: a_total, bad: b_total}", {"bad": "sum(b_total)", "total": "sum(a_total)"}, True),
        ("{total: a_total, good: b_total}", {"good": "sum(b_total)", "total": "sum(a_total)"}, True),
        (
            "{good: g_total, bad: [b_total, c_total]}",
            {"bad": "sum(b_total) + sum(c_total)", "total": "sum(g_total) + sum(b_total) + sum(c_total)"},
            True,
        ),
        (
            '{total: "sum(rate(a_total[$window]))", good: b_total}',
            {"good": "sum(rate(b_total[5m]))", "total": "sum(rate(a_total[5m]))"},
            False,
        ),
    ],
)
def test_events_are_a_ratio(source: str, expected: Data, is_counter: bool, tmp_path: Path) -> None:
    spec = one_slo("objective: 99.9%, signal: s", f"  s: {{events: {{prometheus: {source}}}}}\n", tmp_path)
    assert queries(spec) == expected
    assert spec["indicator"]["spec"]["ratioMetric"]["counter"] is is_counter
    assert spec["budgetingMethod"] == "Occurrences"
    assert spec["objectives"] == [{"target": 0.999}]


@pytest.mark.parametrize(
    ("good", "buckets", "expected"),
    [
        ("below: 30ms", "[0.03, 1]", {"good": 'sum(d_bucket{le="0.03"})', "total": "sum(d_count)"}),
        ("above: 1s", "[0.03, 1]", {"bad": 'sum(d_bucket{le=~"1|1\\\\.0"})', "total": "sum(d_count)"}),
        (
            "below: 2m",
            "native",
            {
                "good": "histogram_fraction(-Inf, 120, sum(rate(d[5m]))) * histogram_count(sum(rate(d[5m])))",
                "total": "histogram_count(sum(rate(d[5m])))",
            },
        ),
    ],
)
def test_a_distribution_is_a_ratio(good: str, buckets: str, expected: Data, tmp_path: Path) -> None:
    signal = f"  s: {{unit: seconds, distribution: {{prometheus: {{histogram: d, buckets: {buckets}}}}}}}\n"
    assert queries(one_slo(f"objective: 99%, signal: s, good: {{{good}}}", signal, tmp_path)) == expected


@pytest.mark.parametrize(
    ("slo", "unit", "method", "objective"),
    [
        ("good: {below: 5}", "count", "Occurrences", {"op": "lte", "value": 5}),
        ("good: {above: 1GB}", "bytes", "Occurrences", {"op": "gte", "value": 1000000000}),
        ("no_data: ignore", "bool", "Occurrences", {"op": "gte", "value": 0.5}),
        (
            "good: {below: 5}, timeslices: {every: 5m}",
            "count",
            "Timeslices",
            {"op": "lte", "value": 5, "timeSliceTarget": 1, "timeSliceWindow": "5m"},
        ),
    ],
)
def test_a_gauge_is_a_threshold(slo: str, unit: str, method: str, objective: Data, tmp_path: Path) -> None:
    signal = f"  s: {{unit: {unit}, gauge: {{prometheus: {{value: max(g)}}}}}}\n"
    spec = one_slo(f"objective: 99%, signal: s, {slo}", signal, tmp_path)
    threshold = spec["indicator"]["spec"]["thresholdMetric"]["metricSource"]
    assert threshold == {"metricSourceRef": "prometheus", "type": "Prometheus", "spec": {"query": "max(g)"}}
    assert spec["budgetingMethod"] == method
    assert spec["objectives"] == [{**objective, "target": 0.99}]


def test_a_share_is_a_raw_ratio(tmp_path: Path) -> None:
    signal = '  s: {ratio: {prometheus: {bad: "sum(rate(b[$window])) / sum(rate(a[$window]))"}}}\n'
    spec = one_slo("objective: 99%, signal: s", signal, tmp_path)
    assert queries(spec) == {"raw": "sum(rate(b[5m])) / sum(rate(a[5m]))"}
    assert spec["indicator"]["spec"]["ratioMetric"]["rawType"] == "failure"


def test_slices_of_events_have_their_share(tmp_path: Path) -> None:
    signal = "  s: {events: {prometheus: {total: a_total, bad: b_total}}}\n"
    spec = one_slo("objective: 99%, signal: s, timeslices: {every: 2m, good_above: 95%}", signal, tmp_path)
    assert spec["budgetingMethod"] == "Timeslices"
    assert spec["objectives"] == [{"timeSliceTarget": 0.95, "timeSliceWindow": "2m", "target": 0.99}]


CLOUDWATCH = "namespace: Shop/Web, dimensions: {Site: [a, b], App: web}, regions: [eu-west-1]"


@pytest.mark.parametrize(
    ("slo", "signal", "expected"),
    [
        (
            "signal: s",
            f"events: {{cloudwatch: {{{CLOUDWATCH}, total: All, bad: [Bad, Late]}}}}",
            {"bad": (["Bad", "Late"], "Sum"), "total": ("All", "Sum")},
        ),
        (
            "signal: s, good: {below: 30ms}",
            f"unit: milliseconds, distribution: {{cloudwatch: {{{CLOUDWATCH}, metric: Time}}}}",
            {"good": ("Time", "TC(:30)"), "total": ("Time", "SampleCount")},
        ),
        (
            "signal: s",
            f"ratio: {{cloudwatch: {{{CLOUDWATCH}, bad: Share, scale: percent}}}}",
            {"raw": ("Share", "Average")},
        ),
    ],
)
def test_cloudwatch_is_named_by_its_metrics(slo: str, signal: str, expected: Data, tmp_path: Path) -> None:
    spec = one_slo(f"objective: 99%, {slo}", f"  s: {{{signal}}}\n", tmp_path)
    ratio = spec["indicator"]["spec"]["ratioMetric"]
    for part, (metric, statistic) in expected.items():
        assert ratio[part]["metricSource"] == {
            "metricSourceRef": "cloudwatch",
            "type": "CloudWatch",
            "spec": {
                "namespace": "Shop/Web",
                "metricName": metric,
                "stat": statistic,
                "dimensions": {"App": "web", "Site": ["a", "b"]},
                "regions": ["eu-west-1"],
            },
        }


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("28d", {"duration": "28d", "isRolling": True}),
        ("36h", {"duration": "36h", "isRolling": True}),
        ("calendar-week", {"duration": "1w", "isRolling": False}),
        ("calendar-month", {"duration": "1M", "isRolling": False}),
        ("calendar-quarter", {"duration": "1Q", "isRolling": False}),
    ],
)
def test_windows(window: str, expected: Data, tmp_path: Path) -> None:
    (found,) = documents(
        f"slos: {{it: {{objective: 99%, window: {window}, signal: requests, runbook: fix-it}}}}", tmp_path, "SLO"
    )
    (item,) = found["spec"]["timeWindow"]
    calendar = item.pop("calendar", None)
    assert item == expected
    assert calendar in (None, {"startTime": "2024-01-01 00:00:00", "timeZone": "UTC"})


POLICY = "slos: {it: {objective: 99%, signal: requests, runbook: fix-it}}\n"


def test_alerts_are_conditions_with_targets(tmp_path: Path) -> None:
    found = {kind: {} for kind in ("AlertPolicy", "AlertCondition", "AlertNotificationTarget")}  # type: Data
    for file in exported(POLICY, tmp_path).files:
        for each in yaml.safe_load_all(file.text):
            found.setdefault(each["kind"], {})[each["metadata"]["name"]] = each["spec"]
    assert list(found["AlertPolicy"]) == ["standard-fast-web", "standard-medium-web", "standard-slow-web"]
    assert found["AlertPolicy"]["standard-slow-web"]["notificationTargets"] == [{"targetRef": "tickets"}]
    assert found["AlertCondition"]["standard-fast"] == {
        "severity": "P0",
        "condition": {
            "kind": "burnrate", "op": "gt", "threshold": 14.4, "lookbackWindow": "1h", "alertAfter": "2m",
        },
    }  # fmt: skip
    assert found["AlertNotificationTarget"] == {"pager": {"target": "pagerduty"}, "tickets": {"target": "webhook"}}


def test_an_entry_that_is_capped_is_a_condition_of_its_own(tmp_path: Path) -> None:
    capped = POLICY.replace("}}", "}, other: {objective: 99%, signal: requests, max_severity: P2, runbook: fix-it}}")
    names = [each["metadata"]["name"] for each in documents(capped, tmp_path, "AlertCondition")]
    assert names == ["standard-fast", "standard-fast-p2", "standard-medium", "standard-medium-p2", "standard-slow"]


def test_what_openslo_lacks_is_said(tmp_path: Path) -> None:
    snippet = """\
signals:
  requests:
    by: [region]
    events: {prometheus: {total: a_total, bad: b_total}}
slos: {it: {objective: 99%, signal: requests, min_failures: 2, no_data: bad, runbook: fix-it}}
maintenance: {nightly: {during: business-hours, mute: [P2], budget: exclude}}
"""
    notes = exported(snippet, tmp_path).notes
    annotated = {note.what for note in notes if note.telling is Telling.ANNOTATED and "/" in note.subject}
    assert annotated == {"burn_rate_policy", "min_failures", "no_data", "runbook", "short", "signal"}
    nearly = {note.why.split()[0] for note in notes if note.telling is Telling.NEARLY}
    assert nearly == {"each", "planned"}
    (place,) = {note.span.line for note in notes if note.what == "min_failures"}
    assert place == 5


@pytest.mark.parametrize(
    ("text", "expected", "exact"),
    [("30d", "30d", True), ("1h30m", "90m", True), ("90s", "2m", False), ("4w", "28d", True), ("10ms", "1m", False)],
)
def test_durations_are_one_number_and_one_unit(text: str, expected: str, exact: bool) -> None:
    duration = Duration.parse(text)
    assert (shorthand(duration), is_whole(duration)) == (expected, exact)


def test_names_are_labels_of_dns_and_unique() -> None:
    names = Names()
    given = [names.of("a", "b-c"), names.of("a-b", "c"), names.of("x" * 60, "y" * 60), names.of("P0"), names.of("a-")]
    assert given[0] == "a-b-c"
    assert given[3] == "p0"
    assert len(set(given)) == 5
    assert all(len(name) <= LONGEST_NAME and name[0].isalnum() and name[-1].isalnum() for name in given)
    assert names.of("a-b", "c") == given[1]


@pytest.mark.parametrize(
    ("value", "text"),
    [("plain", "plain"), ("5", '"5"'), ("true", '"true"'), ("a: b", '"a: b"'), ("x\ny", '"x\\ny"'), (["a"], "- a")],
)
def test_annotations_are_yaml(value: object, text: str) -> None:
    assert written(value) == text
    assert yaml.safe_load(text) == value


def test_a_digest_knows_neither_order_nor_quotes() -> None:
    assert digest({"a": True, "b": [0.5 and "0.5"]}) == digest({"b": ["0.5"], "a": "true"})
    assert digest({"a": "x"}) != digest({"a": "y"})
    assert digest({"a": ["x", "y"]}) != digest({"a": ["y", "x"]})
