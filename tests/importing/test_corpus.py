"""The corpus has every field of the formats, and every one of them is known to the importers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from slocompiler.importing.foreign.document import read_foreign
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.load.yaml import MappingNode, SequenceNode, YamlNode

CORPUS = Path(__file__).parent / "corpus"
#: What stands below these is free: names of labels, settings of plugins.
FREE = ("labels", "annotations", "config", "status", "shortRulesLabels", "longRulesLabels")

#: From Sloth's published API packages: `prometheus/v1`, the Kubernetes resource, the catalogue of windows.
SLOTH = """
version service labels slo_plugins slo_plugins.chain slo_plugins.chain.config slo_plugins.chain.id
slo_plugins.chain.priority slo_plugins.overridePrevious slos slos.alerting slos.alerting.annotations
slos.alerting.labels slos.alerting.name slos.alerting.page_alert slos.alerting.page_alert.annotations
slos.alerting.page_alert.disable
slos.alerting.page_alert.labels slos.alerting.ticket_alert slos.alerting.ticket_alert.disable
slos.alerting.ticket_alert.labels slos.description slos.labels slos.name slos.objective slos.plugins slos.plugins.chain
slos.plugins.chain.config slos.plugins.chain.id slos.sli slos.sli.events slos.sli.events.error_query
slos.sli.events.total_query slos.sli.raw slos.sli.raw.error_ratio_query
apiVersion kind metadata metadata.annotations metadata.labels metadata.name metadata.namespace spec spec.labels
spec.service spec.sloPlugins spec.sloPlugins.chain spec.sloPlugins.chain.id spec.slos spec.slos.alerting
spec.slos.alerting.labels spec.slos.alerting.name spec.slos.alerting.pageAlert spec.slos.alerting.pageAlert.labels
spec.slos.alerting.ticketAlert spec.slos.alerting.ticketAlert.labels spec.slos.name spec.slos.objective spec.slos.sli
spec.slos.sli.events spec.slos.sli.events.errorQuery spec.slos.sli.events.totalQuery spec.slos.sli.raw
spec.slos.sli.raw.errorRatioQuery status
spec.page spec.page.quick spec.page.quick.errorBudgetPercent spec.page.quick.longWindow spec.page.quick.shortWindow
spec.page.slow spec.page.slow.errorBudgetPercent spec.page.slow.longWindow spec.page.slow.shortWindow spec.sloPeriod
spec.ticket spec.ticket.quick spec.ticket.quick.errorBudgetPercent spec.ticket.quick.longWindow
spec.ticket.quick.shortWindow spec.ticket.slow spec.ticket.slow.errorBudgetPercent spec.ticket.slow.longWindow
spec.ticket.slow.shortWindow
"""
#: From Pyrra's published API package `v1alpha1`.
PYRRA = """
apiVersion kind metadata metadata.annotations metadata.labels metadata.name metadata.namespace spec spec.alerting
spec.alerting.absent spec.alerting.absentName spec.alerting.burnrates spec.alerting.disabled spec.alerting.name
spec.alerting.severities spec.alerting.severities.absent spec.alerting.severities.fastBurn
spec.alerting.severities.longTermBurn spec.alerting.severities.mediumBurn spec.alerting.severities.slowBurn
spec.description spec.indicator spec.indicator.bool_gauge spec.indicator.bool_gauge.grouping
spec.indicator.bool_gauge.metric spec.indicator.latency spec.indicator.latency.grouping spec.indicator.latency.success
spec.indicator.latency.success.metric spec.indicator.latency.total spec.indicator.latency.total.metric
spec.indicator.latencyNative spec.indicator.latencyNative.grouping spec.indicator.latencyNative.latency
spec.indicator.latencyNative.total spec.indicator.latencyNative.total.metric spec.indicator.ratio
spec.indicator.ratio.errors spec.indicator.ratio.errors.metric spec.indicator.ratio.grouping spec.indicator.ratio.total
spec.indicator.ratio.total.metric spec.partial_response_strategy spec.performanceOverAccuracy spec.ruleOutput
spec.ruleOutput.enableDescriptionAsLabel spec.ruleOutput.longRulesLabels spec.ruleOutput.shortRulesLabels spec.target
spec.window
"""


def fields(node: YamlNode, above: str) -> Iterator[str]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from fields(item, above)
    elif isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield f"{above}{entry.key}"
            if entry.key not in FREE:
                yield from fields(entry.value, f"{above}{entry.key}.")


@pytest.mark.parametrize(("name", "known"), [("sloth", SLOTH), ("pyrra", PYRRA)])
def test_the_corpus_has_every_field_and_none_is_unknown(name: str, known: str) -> None:
    documents = [
        document for path in sorted((CORPUS / name).glob("*.yaml")) for document in read_foreign(path).documents
    ]
    found = {field for document in documents for field in fields(document.tree, "")}
    assert found == set(known.split())
    imported = importer_named(name).propose(documents, ImportOptions())
    assert [remark.what for remark in imported.remarks if remark.code == "SLO643"] == []
