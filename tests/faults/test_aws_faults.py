"""The document's faults on AWS: what a spec could repeat of them is refused, and nothing that comes out has them."""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.cloudwatch import CLOUDWATCH
from tests.broken.broken_spec import EDGE, SPECS, Broken, Outcome, break_copy, findings, text_at
from tests.faults.aws_faults import AWS_FAULTS, AwsFault, Emitted

EDGE_ALARMS = """\
extra_rules:
  by-hand: {cloudwatch: [by-hand.json], severity: P1, runbook: edge-errors}
"""
LATENCY = """\
{"AlarmName": "AkiDB-Edge-High-Latency", "Namespace": "AkiDB/Edge", "MetricName": "InferenceLatency",
 "Statistic": "Average", "Period": 60, "EvaluationPeriods": 3, "Threshold": 100,
 "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "notBreaching"}
"""
RATIO = """\
{"AlarmName": "AkiDB-Edge-High-Error-Rate", "EvaluationPeriods": 2, "Threshold": 1,
 "ComparisonOperator": "GreaterThanThreshold", "TreatMissingData": "notBreaching",
 "Metrics": [
  {"Id": "e1", "Expression": "IF(m1 > 0, m2/m1*100, 0)", "Label": "Error Rate %"},
  {"Id": "m1", "ReturnData": false, "MetricStat": {"Period": 60, "Stat": "Sum",
   "Metric": {"Namespace": "AkiDB/Edge", "MetricName": "RequestCount"}}},
  {"Id": "m2", "ReturnData": false, "MetricStat": {"Period": 60, "Stat": "Sum",
   "Metric": {"Namespace": "AkiDB/Edge", "MetricName": "ErrorCount"}}}]}
"""
#: A hand-written alarm, what spoils it as the document does, and the code.
BY_HAND = (
    (LATENCY, '"Statistic": "Average"', '"Statistic": ‹"p95"›', "SLO929"),
    (LATENCY, '"Statistic": "Average"', '"Statistic": ‹"ExtendedStatistics"›', "SLO924"),
    (RATIO, '"Metrics": [', '"Namespace": ‹"AkiDB/Edge"›, "Metrics": [', "SLO928"),
    (RATIO, '"IF(m1 > 0, m2/m1*100, 0)"', '‹"m2/m1*100"›', "SLO938"),
)


@pytest.fixture(scope="module")
def compilation() -> CompilationIr:
    built = compile_specs([SPECS]).compilation
    assert built is not None
    return built


@pytest.fixture(scope="module")
def emitted(compilation: CompilationIr) -> Emitted:
    """What the specs of the worked example become."""
    files = list(_files(compilation))
    contracts = [one for name, one in files if name == "emf.json"]
    return Emitted(
        alarms=[body for name, bodies in files if name == "cloudwatch-alarms.json" for body in bodies],
        dashboards=[body for name, body in files if name == "cloudwatch-dashboard.json"],
        stated=tuple(pair for one in contracts for pair in _stated(one["example"])),
        runbooks=[
            " ".join(filter(None, (step.text, step.command)))
            for service in compilation.services
            for runbook in service.runbooks
            for step in runbook.steps
        ],
    )


def _files(compilation: CompilationIr) -> Iterator[tuple[str, Any]]:
    for service in compilation.services:
        for artifact in CLOUDWATCH.for_service(service, compilation).artifacts:
            yield artifact.path.rpartition("/")[2], json.loads(artifact.text)


def _stated(line: Any) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for directive in line["_aws"]["CloudWatchMetrics"]:
        for metric, names in product(directive["Metrics"], directive["Dimensions"]):
            yield directive["Namespace"], metric["Name"], tuple(sorted(names))


@pytest.mark.parametrize("fault", AWS_FAULTS, ids=lambda fault: fault.about)
def test_nothing_that_comes_out_has_it(fault: AwsFault, emitted: Emitted) -> None:
    assert emitted.alarms
    assert emitted.dashboards
    assert emitted.stated
    assert list(fault.find(emitted)) == []


@pytest.mark.parametrize("fault", AWS_FAULTS, ids=lambda fault: fault.about)
def test_the_fault_of_the_document_is_told(fault: AwsFault) -> None:
    assert list(fault.find(fault.faulty)) != []


def made(folder: Path) -> list[tuple[Outcome, Diagnostic]]:
    """What the CloudWatch target finds in a folder of specs in which nothing else is wrong; no notes of alarms."""
    compiled = compile_specs([folder])
    assert compiled.compilation is not None
    found = [
        each
        for service in compiled.compilation.services
        for each in CLOUDWATCH.for_service(service, compiled.compilation).diagnostics
        if each.code >= "SLO830"
    ]
    return [(_outcome(each), each) for each in found]


def _outcome(found: Diagnostic) -> Outcome:
    return Outcome(found.code, found.span, text_at(Path(found.span.path).read_text(encoding="utf-8"), found.span))


_WHERE = (
    "        regions: [us-east-1, eu-central-1, ap-northeast-1]\n"
    "        log_group: /aws/lambda/us-east-1.akidb-edge-inference\n"
)
_COUNTS = "\n        total: RequestCount\n        bad: ErrorCount"
_LOADED = "\n        total: RequestCount\n        good: CacheHit"
#: The document's log lines, in the one place where a spec can say so.
LINES = (
    Broken(
        EDGE,
        f"emits: [[Model]]{_COUNTS}",
        f"emits: [[EdgeLocation], [Model, EdgeLocation]]{_COUNTS}",
        "SLO840",
        "by Model",
        place=(EDGE, "dimensions: ‹{Model: all-MiniLM-L6-v2}›\n" + _WHERE + "        emits: [[EdgeLocation]"),
        also=((EDGE, f"        emits: [[Model]]{_LOADED}", _LOADED[1:]),),
    ),
    Broken(
        EDGE,
        "        dimensions: {Model: all-MiniLM-L6-v2}\n" + _WHERE + "        emits: [[Model]]\n        metric",
        _WHERE + "        emits: ‹[[EdgeLocation], [Model]]›\n        metric",
        "SLO840",
        "without dimensions",
    ),
)


@pytest.mark.parametrize("broken", LINES, ids=lambda broken: broken.id)
def test_alarm_on_a_metric_that_no_line_states_is_refused(broken: Broken, tmp_path: Path) -> None:
    expected = break_copy(broken, tmp_path)
    found = made(tmp_path)
    assert [outcome for outcome, _ in found] == [expected]
    assert broken.words in f"{found[0][1].message} | {found[0][1].help}"


@pytest.mark.parametrize("alarm", [LATENCY, RATIO], ids=["latency", "ratio"])
def test_alarms_by_hand_without_the_fault_are_taken(alarm: str, tmp_path: Path) -> None:
    broken = Broken(EDGE, "", EDGE_ALARMS + "#‹›\n", "", "")
    (tmp_path / "by-hand.json").write_text(alarm)
    break_copy(broken, tmp_path)
    assert findings(tmp_path) == []


@pytest.mark.parametrize(("alarm", "old", "new", "code"), BY_HAND)
def test_alarms_by_hand_with_the_fault_are_told(alarm: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    assert alarm.count(old) == 1
    broken = Broken("by-hand.json", "", alarm.replace(old, new), code, "", also=((EDGE, "", EDGE_ALARMS),))
    expected = break_copy(broken, tmp_path)
    assert [outcome for outcome, _ in findings(tmp_path)] == [expected]


def test_latency_alarm_has_the_percentile_where_it_belongs(emitted: Emitted) -> None:
    found = [each for each in emitted.alarms if each["AlarmName"].endswith("edge-inference-high-p95")]
    assert len(found) == 3
    for each in found:
        assert (each["ExtendedStatistic"], each["Threshold"], each["EvaluationPeriods"]) == ("p95", 100, 3)
        assert each["Dimensions"] == [{"Name": "Model", "Value": "all-MiniLM-L6-v2"}]
        assert "Statistic" not in each


def test_error_alarm_reads_the_set_that_is_logged(emitted: Emitted) -> None:
    found = [each for each in emitted.alarms if each["AlarmName"].endswith("edge-inference-error-ratio")]
    assert len(found) == 3
    for each in found:
        expressions = [query["Expression"] for query in each["Metrics"] if "Expression" in query]
        assert expressions == ["IF(m1 > 0, m2 / m1, 0)"]
        assert "Namespace" not in each


def test_contract_wants_zero_on_success(compilation: CompilationIr) -> None:
    (contract,) = (one for name, one in _files(compilation) if name == "emf.json")
    assert contract["example"]["ErrorCount"] == 0
    assert "ErrorCount" in contract["schema"]["$defs"]["signal-inferences"]["required"]
    assert contract["namespaces"]["AkiDB/Edge"]["log_groups"] == ["/aws/lambda/us-east-1.akidb-edge-inference"]
