"""What each thing of OpenSLO becomes, and what is said of it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.importing.openslo.documents import ALPHA, HEAD, POLICY, RATIO, THRESHOLD, slo
from tests.importing.snippets import codes, import_snippet

Data = dict[str, Any]


def read(folder: Path, name: str = "shop") -> Data:
    return yaml.safe_load((folder / f"out/{name}.yaml").read_text())  # type: ignore[no-any-return]


def imported(text: str, folder: Path) -> tuple[Data, list[str]]:
    """The spec of the shop, with inherited values, and the codes of what is not carried over as it is."""
    done = import_snippet(text, folder)
    assert not done.report.refused, [each.message for each in done.report.refused]
    spec, defaults = read(folder), read(folder, "organization").get("defaults", {})
    spec["slos"] = {name: {**defaults, **each} for name, each in spec["slos"].items()}
    said = [code for code in codes(done) if code != "SLO654"]
    return spec, said


def only_slo(spec: Data) -> Data:
    (found,) = spec["slos"].values()
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("window", "expected", "said"),
    [
        ("{duration: 28d, isRolling: true}", "28d", []),
        ("{duration: 4w, isRolling: true}", "28d", []),
        ("{duration: 36h}", "1d12h", []),
        ("{duration: 1M, isRolling: true}", "30d", ["SLO664"]),
        ("{duration: 1Q, isRolling: true}", "90d", ["SLO664"]),
        ("{duration: 1w, calendar: {startTime: 2024-01-01 00:00:00, timeZone: UTC}}", "calendar-week", []),
        ("{duration: 1w, calendar: {startTime: 2024-01-02 00:00:00, timeZone: UTC}}", "calendar-week", ["SLO664"]),
        ("{duration: 1M, calendar: {startTime: 2024-05-01 00:00:00, timeZone: UTC}}", "calendar-month", []),
        (
            "{duration: 1M, calendar: {startTime: 2024-05-01 00:00:00, timeZone: Europe/Berlin}}",
            "calendar-month",
            ["SLO664"],
        ),
        ("{duration: 1M, calendar: {startTime: 2024-05-01 12:00:00, timeZone: UTC}}", "calendar-month", ["SLO664"]),
        ("{duration: 1Q, calendar: {startTime: 2024-07-01 00:00:00, timeZone: UTC}}", "calendar-quarter", []),
        ("{duration: 1Q, calendar: {startTime: 2024-05-01 00:00:00, timeZone: UTC}}", "calendar-quarter", ["SLO664"]),
        ("{duration: 2w, calendar: {startTime: 2024-01-01 00:00:00, timeZone: UTC}}", "14d", ["SLO664"]),
    ],
)
def test_windows(window: str, expected: str, said: list[str], tmp_path: Path) -> None:
    spec, found = imported(slo(window=window), tmp_path)
    assert only_slo(spec)["window"] == expected
    assert found == said


def test_an_slo_without_a_window_gets_one(tmp_path: Path) -> None:
    text = slo().replace("  timeWindow: [{duration: 30d, isRolling: true}]\n", "")
    spec, _ = imported(text, tmp_path)
    assert only_slo(spec)["window"] == "30d"


@pytest.mark.parametrize(
    ("objective", "expected"),
    [("target: 0.9995", "99.95%"), ("targetPercent: 99.99", "99.99%"), ('target: "0.95"', "95%")],
)
def test_targets_are_exact(objective: str, expected: str, tmp_path: Path) -> None:
    assert only_slo(imported(slo(objective=objective), tmp_path)[0])["objective"] == expected


def ratio(counter: str, **queries: str) -> str:
    """A ratio of PromQL queries, by what they are of."""
    parts = "".join(
        f"        {part}: {{metricSource: {{type: Prometheus, spec: {{query: '{query}'}}}}}}\n"
        for part, query in queries.items()
    )
    return f"      ratioMetric:\n        counter: {counter}\n{parts}"


MEAN = "1 - sum(avg_over_time(a[$window])) / sum(avg_over_time(b[$window]))"


@pytest.mark.parametrize(
    ("measured", "expected", "said"),
    [
        (ratio("true", good="sum(a_total)", total="sum(b_total)"), {"total": "b_total", "good": "a_total"}, []),
        (ratio("true", good="a_total", total="b_total"), {"total": "b_total", "good": "a_total"}, []),
        (
            ratio("true", bad='b_total{code="500"}', total="b_total"),
            {"total": "b_total", "bad_where": 'code="500"'},
            [],
        ),
        (
            ratio("true", good="sum(a_total) + sum(c_total)", total="sum(b_total)"),
            {"total": "b_total", "good": ["a_total", "c_total"]},
            [],
        ),
        (
            ratio("true", good="sum by (job) (a_total)", total="sum(b_total)"),
            {"total": "b_total", "good": "a_total"},
            ["SLO670"],
        ),
        (
            ratio("false", good="sum(rate(a_total[{{.window}}]))", total="sum(rate(b_total[{{.window}}]))"),
            {"total": "b_total", "good": "a_total"},
            [],
        ),
        (
            ratio("false", good="sum(increase(a_total[5m]))", total="sum(increase(b_total[5m]))"),
            {"total": "b_total", "good": "a_total"},
            ["SLO670", "SLO670"],
        ),
        (
            ratio("true", good="sum(a_total) - sum(c_total)", total="sum(b_total)"),
            {"total": "b_total", "good": "sum(rate(a_total[$window])) - sum(rate(c_total[$window]))"},
            [],
        ),
    ],
)
def test_ratios_of_events(measured: str, expected: Data, said: list[str], tmp_path: Path) -> None:
    spec, found = imported(slo(measured), tmp_path)
    assert spec["signals"]["requests"] == {"events": {"prometheus": expected}}
    assert found == said


@pytest.mark.parametrize(
    ("measured", "method", "expected", "said"),
    [
        (ratio("false", good="sum(a)", total="sum(b)"), "Occurrences", MEAN, ["SLO670", "SLO670"]),
        (
            ratio("true", bad="sum(a_total)", total="sum(b_total)"),
            "RatioTimeslices",
            "sum(rate(a_total[$window])) / sum(rate(b_total[$window]))",
            ["SLO665"],
        ),
        (
            "      ratioMetric:\n        rawType: success\n"
            "        raw: {metricSource: {type: Prometheus, spec: {query: share}}}\n",
            "Occurrences",
            "1 - avg_over_time(share[$window])",
            ["SLO670"],
        ),
        (
            "      ratioMetric:\n        rawType: failure\n"
            "        raw: {metricSource: {type: thanos, spec: {promql: avg(share)}}}\n",
            "Occurrences",
            "avg(avg_over_time(share[$window]))",
            ["SLO670"],
        ),
    ],
)
def test_ratios_that_weigh_moments_alike(
    measured: str, method: str, expected: str, said: list[str], tmp_path: Path
) -> None:
    objective = "target: 0.999, timeSliceWindow: 1m" if method == "RatioTimeslices" else "target: 0.999"
    spec, found = imported(slo(measured, method=method, objective=objective), tmp_path)
    (signal,) = spec["signals"].values()
    assert signal == {"ratio": {"prometheus": {"bad": expected}}}
    assert found == said


@pytest.mark.parametrize(
    ("method", "objective", "expected", "said"),
    [
        ("Occurrences", "op: lte, value: 60, target: 0.99", {"good": {"below": "60s"}}, []),
        ("Occurrences", "op: lt, value: 60, target: 0.99", {"good": {"below": "60s"}}, ["SLO665"]),
        ("Occurrences", "op: gte, value: 0.5, target: 0.99", {"good": {"above": "500ms"}}, []),
        ("Occurrences", "op: gt, value: 2, target: 0.99", {"good": {"above": "2s"}}, ["SLO665"]),
        (
            "Timeslices",
            "op: lte, value: 60, target: 0.99, timeSliceTarget: 1, timeSliceWindow: 5m",
            {"good": {"below": "60s"}, "timeslices": {"every": "5m"}},
            [],
        ),
        (
            "Timeslices",
            "op: lte, value: 60, target: 0.99, timeSliceTarget: 0.9, timeSliceWindow: 5",
            {"good": {"below": "60s"}, "timeslices": {"every": "5m"}},
            ["SLO665"],
        ),
        (
            "RatioTimeslices",
            "op: lte, value: 60, target: 0.99, timeSliceWindow: 1m",
            {"good": {"below": "60s"}},
            ["SLO665"],
        ),
    ],
)
def test_thresholds(method: str, objective: str, expected: Data, said: list[str], tmp_path: Path) -> None:
    spec, found = imported(slo(THRESHOLD, method=method, objective=objective), tmp_path)
    assert {key: only_slo(spec).get(key) for key in ("good", "timeslices") if only_slo(spec).get(key)} == expected
    assert spec["signals"]["requests"]["gauge"]["prometheus"]["value"] == "max(queue_age_seconds)"
    assert found == said


def test_slices_of_events(tmp_path: Path) -> None:
    objective = "target: 0.999, timeSliceTarget: 0.95, timeSliceWindow: 2m"
    spec, found = imported(slo(objective=objective, method="Timeslices"), tmp_path)
    assert only_slo(spec)["timeslices"] == {"every": "2m", "good_above": "95%"}
    assert found == []


@pytest.mark.parametrize(
    ("condition", "expected", "said"),
    [
        (
            "{kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 2m}",
            {"burn": 14.4, "long": "1h", "short": "5m", "for": "2m", "keep_firing_for": "0s", "severity": "page"},
            ["SLO667", "SLO668"],
        ),
        (
            "{kind: burnrate, op: gt, threshold: 1, lookbackWindow: 3d}",
            {"burn": 1, "long": "3d", "short": "6h", "keep_firing_for": "0s", "severity": "page"},
            ["SLO667", "SLO668"],
        ),
        ("{kind: burnrate, op: lt, threshold: 1, lookbackWindow: 3d}", None, ["SLO667", "SLO668"]),
    ],
)
def test_conditions_are_entries_of_a_policy(
    condition: str, expected: Data | None, said: list[str], tmp_path: Path
) -> None:
    start = POLICY.index("{kind: burnrate")
    policies = POLICY[:start] + condition + POLICY[POLICY.index("\n", start) :]
    spec, found = imported(slo(policies=policies), tmp_path)
    policy = read(tmp_path, "organization")["burn_rate_policies"][only_slo(spec)["burn_rate_policy"]]
    assert policy == ({} if expected is None else {"fast": expected})
    assert sorted(found) == said


def test_no_data_is_an_alert_of_its_own(tmp_path: Path) -> None:
    policies = POLICY.replace("alertWhenBreaching: true", "alertWhenNoData: true")
    spec, _ = imported(slo(policies=policies), tmp_path)
    assert spec["alerts"]["availability-no-data"]["when"] == {"absent": {}}
    assert only_slo(spec)["burn_rate_policy"] == "no-alerts"


@pytest.mark.parametrize(
    ("labels", "expected", "said"),
    [
        ("{area: web}", {"area": "web"}, []),
        ("{area: [web]}", {"area": "web"}, []),
        ("{area: [web, mobile]}", {"area": "web,mobile"}, ["SLO669"]),
        ("{app.kind: web}", {"app_kind": "web"}, ["SLO644"]),
        ("{severity: high}", None, ["SLO649"]),
        ("{team: [front]}", None, []),
    ],
)
def test_labels(labels: str, expected: Data | None, said: list[str], tmp_path: Path) -> None:
    text = slo().replace("  annotations:", f"  labels: {labels}\n  annotations:")
    spec, found = imported(text, tmp_path)
    assert only_slo(spec).get("labels") == expected
    assert found == said
    assert only_slo(spec).get("team") == ("front" if "team" in labels else None)


def test_several_objectives_are_several_slos(tmp_path: Path) -> None:
    text = slo().replace("[{target: 0.999}]", "[{displayName: Most, target: 0.9}, {target: 0.99}]")
    spec, _ = imported(text, tmp_path)
    assert {name: each["objective"] for name, each in spec["slos"].items()} == {
        "availability-most": "90%",
        "availability-2": "99%",
    }
    assert list(spec["signals"]) == ["requests"]


def test_cloudwatch(tmp_path: Path) -> None:
    def metric(name: str) -> str:
        return (
            "{metricSource: {type: CloudWatch, spec: {namespace: Shop/Web, metricName: "
            f"{name}, stat: Sum, region: eu-west-1, dimensions: [{{name: App, value: web}}]}}}}}}"
        )

    measured = (
        f"      ratioMetric:\n        counter: false\n        bad: {metric('Bad')}\n        total: {metric('All')}\n"
    )
    spec, found = imported(slo(measured), tmp_path)
    assert spec["signals"]["requests"]["events"]["cloudwatch"] == {
        "namespace": "Shop/Web", "dimensions": {"App": "web"}, "regions": ["eu-west-1"], "total": "All", "bad": "Bad",
    }  # fmt: skip
    assert found == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("stat: Sum", "stat: Average"), "events are counted by their sum"),
        (("namespace: Shop/Web", "json: '[]'"), "is a query that is not read"),
        (("metricName: Bad", "other: Bad"), "has no `metricName`"),
        (("eu-west-1", "us-east-1"), "the same dimensions"),
    ],
)
def test_cloudwatch_that_cannot_be_read(change: tuple[str, str], message: str, tmp_path: Path) -> None:
    metric = "{type: CloudWatch, spec: {namespace: Shop/Web, metricName: Bad, stat: Sum, region: eu-west-1}}"
    measured = (
        "      ratioMetric:\n        counter: false\n"
        f"        bad: {{metricSource: {metric}}}\n        total: {{metricSource: {metric.replace('Bad', 'All')}}}\n"
    )
    (found,) = import_snippet(slo(measured).replace(*change, 1), tmp_path).report.refused
    assert message in found.message
    assert (found.code, found.span.line) == ("SLO641" if "has no" in message else "SLO642", 14)


def test_references_over_several_documents(tmp_path: Path) -> None:
    text = slo().removeprefix(HEAD)
    inline = text[text.index("  indicator:") : text.index("  timeWindow:")]
    indicator = "kind: SLI\nmetadata: {name: requests}\nspec:\n" + RATIO.replace(
        "type: Prometheus", "metricSourceRef: p"
    )
    source = "kind: DataSource\nmetadata: {name: p}\nspec: {type: Prometheus, connectionDetails: {}}\n"
    parts = [text.replace(inline, "  indicatorRef: requests\n")]
    parts += [f"apiVersion: openslo/v1\n{part}" for part in (indicator, source)]
    spec, found = imported(HEAD + "---\n".join(parts), tmp_path)
    assert spec["signals"]["requests"]["events"]["prometheus"]["total"] == "http_requests_total"
    assert found == []


def test_the_first_version_has_no_composites(tmp_path: Path) -> None:
    second = ALPHA[ALPHA.index("    - displayName") :].replace("good\n", "better\n").replace("0.999", "0.99")
    spec, _ = imported(ALPHA + second, tmp_path)
    assert list(spec["slos"]) == ["availability-good", "availability-better"]


def test_import_is_deterministic_and_does_not_overwrite(tmp_path: Path) -> None:
    import_snippet(slo(), tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (tmp_path / "again").mkdir()
    import_snippet(slo(), tmp_path / "again")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again/out").iterdir()} == first
