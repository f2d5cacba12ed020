"""The corpus has every field of both versions, and every one of them is known to the importer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slocompiler.importing.foreign.document import ForeignDocument, read_foreign
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.openslo import OPENSLO
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from tests.judges.programs import validate_openslo

CORPUS = Path(__file__).parent / "corpus"
#: What stands below these is free.
FREE = ("labels", "annotations", "connectionDetails")

#: From OpenSLO's published specification, by version and kind; parts that are objects are listed as these.
V1 = {
    "Service": "spec.description",
    "DataSource": "spec.description spec.type spec.connectionDetails",
    "SLI": """
        spec.description spec.thresholdMetric spec.thresholdMetric.metricSource spec.thresholdMetric.metricSource.type
        spec.thresholdMetric.metricSource.spec spec.ratioMetric spec.ratioMetric.counter spec.ratioMetric.rawType
        """
    + " ".join(
        f"spec.ratioMetric.{part} spec.ratioMetric.{part}.metricSource spec.ratioMetric.{part}.metricSource.type "
        f"spec.ratioMetric.{part}.metricSource.spec"
        for part in ("good", "bad", "total", "raw")
    )
    + " spec.ratioMetric.good.metricSource.metricSourceRef",
    "SLO": """
        spec.description spec.service spec.indicator spec.indicatorRef spec.timeWindow spec.timeWindow.duration
        spec.timeWindow.isRolling spec.timeWindow.calendar spec.timeWindow.calendar.startTime
        spec.timeWindow.calendar.timeZone spec.budgetingMethod spec.objectives spec.objectives.displayName
        spec.objectives.op spec.objectives.value spec.objectives.target spec.objectives.targetPercent
        spec.objectives.timeSliceTarget spec.objectives.timeSliceWindow spec.objectives.indicator
        spec.objectives.indicatorRef spec.objectives.compositeWeight spec.alertPolicies
        spec.alertPolicies.alertPolicyRef
        """,
    "AlertPolicy": """
        spec.description spec.alertWhenNoData spec.alertWhenResolved spec.alertWhenBreaching spec.conditions
        spec.conditions.conditionRef spec.notificationTargets spec.notificationTargets.targetRef
        """,
    "AlertCondition": """
        spec.description spec.severity spec.condition spec.condition.kind spec.condition.op spec.condition.threshold
        spec.condition.lookbackWindow spec.condition.alertAfter
        """,
    "AlertNotificationTarget": "spec.description spec.target",
}
_METRIC = ("source", "queryType", "query")
ALPHA = {
    "Service": "spec.description",
    "SLO": """
        spec.description spec.service spec.indicator spec.indicator.thresholdMetric spec.timeWindows
        spec.timeWindows.unit spec.timeWindows.count spec.timeWindows.isRolling spec.timeWindows.calendar
        spec.timeWindows.calendar.startTime spec.timeWindows.calendar.timeZone spec.budgetingMethod spec.objectives
        spec.objectives.displayName spec.objectives.op spec.objectives.value spec.objectives.target
        spec.objectives.timeSliceTarget spec.objectives.ratioMetrics spec.objectives.ratioMetrics.incremental
        spec.objectives.ratioMetrics.good spec.objectives.ratioMetrics.total
        """
    + " ".join(f"spec.indicator.thresholdMetric.{key}" for key in _METRIC)
    + " "
    + " ".join(f"spec.objectives.ratioMetrics.{part}.{key}" for part in ("good", "total") for key in _METRIC),
}


def documents(name: str) -> tuple[ForeignDocument, ...]:
    return read_foreign(CORPUS / name).documents


def fields(node: YamlNode, above: str) -> Iterator[str]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            if not _is_object(item):
                yield from fields(item, above)
    elif isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield f"{above}{entry.key}"
            if entry.key not in FREE and not _is_object(entry.value):
                yield from fields(entry.value, f"{above}{entry.key}.")


def _is_object(node: YamlNode) -> bool:
    """Whether a value is an object of its own, written inline."""
    return isinstance(node, MappingNode) and "metadata" in node.entries


def _missing(name: str, by_kind: dict[str, str]) -> list[str]:
    """The fields of a version that no document of a kind has."""
    found: dict[str, set[str]] = {kind: set() for kind in by_kind}
    for document in documents(name):
        of = document.tree.entries["kind"].value
        assert isinstance(of, ScalarNode)
        found[of.text] |= set(fields(document.tree, ""))
        for part in _inline(document.tree):
            for kind in found.keys() & {"SLI", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"}:
                found[kind] |= set(fields(part, ""))
    return [f"{kind}: {key}" for kind, keys in by_kind.items() for key in keys.split() if key not in found[kind]]


def _inline(node: YamlNode) -> Iterator[MappingNode]:
    children = node.items if isinstance(node, SequenceNode) else ()
    if isinstance(node, MappingNode):
        children = tuple(entry.value for entry in node.entries.values())
        if "metadata" in node.entries:
            yield node
    for child in children:
        yield from _inline(child)


@pytest.mark.parametrize(("name", "by_kind"), [("v1.yaml", V1), ("v1alpha.yaml", ALPHA)])
def test_the_corpus_has_every_field_and_none_is_unknown(name: str, by_kind: dict[str, str]) -> None:
    assert _missing(name, by_kind) == []
    imported = OPENSLO.propose(documents(name), ImportOptions())
    assert [remark.what for remark in imported.remarks if remark.code == "SLO643"] == []
    assert imported.diagnostics == ()


@pytest.mark.parametrize("name", ["v1.yaml"])
def test_the_corpus_is_openslo(name: str) -> None:
    text = (CORPUS / name).read_text()
    verdict = validate_openslo(text.replace("timeSliceWindow: 5}", "timeSliceWindow: 5m}"))
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("name", "service", "slos", "alerts"),
    [
        (
            "v1.yaml",
            "lending",
            ["catalogue", "loans", "queue", "reminders", "returns", "visit", "visit-desk", "visit-door"],
            ["loans-no-data"],
        ),
        ("v1alpha.yaml", "reading-room", ["quiet", "seats-by-the-window", "seats-free"], []),
    ],
)
def test_all_of_it_becomes_one_service(
    name: str, service: str, slos: list[str], alerts: list[str], tmp_path: Path
) -> None:
    done = import_specs(OPENSLO, [CORPUS / name], ImportOptions(), ImportTo(tmp_path))
    assert done.report.refused == ()
    compiled = compile_specs([tmp_path])
    assert compiled.compilation is not None
    (found,) = compiled.compilation.services
    assert found.name == service
    assert [slo.name for slo in found.slos] == slos
    assert [alert.name for alert in found.alerts] == alerts
