"""Dashboards of small services, and what is in them."""

import json
from collections.abc import Iterator
from typing import Any

from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.grafana import GRAFANA

Dashboard = dict[str, Any]


def dashboards(compilation: CompilationIr) -> dict[str, Dashboard]:
    """Path -> dashboard, of every service and of the organization."""
    outputs = [GRAFANA.for_service(service, compilation) for service in compilation.services]
    outputs.append(GRAFANA.for_organization(compilation))
    return {
        artifact.path: json.loads(artifact.text)
        for output in outputs
        for artifact in output.artifacts
        if artifact.path.endswith(".json")
    }


def panels(dashboard: Dashboard) -> Iterator[dict[str, Any]]:
    """All panels that are no rows."""
    return (panel for panel in dashboard["panels"] if panel["type"] != "row")


def promql(dashboard: Dashboard) -> Iterator[str]:
    """Every PromQL expression: of panels, of annotations, and the selectors that variables list labels of."""
    for panel in panels(dashboard):
        for target in panel.get("targets", ()):
            if "expr" in target:
                yield target["expr"]
    for annotation in dashboard.get("annotations", {}).get("list", ()):
        if "expr" in annotation:
            yield annotation["expr"]
    for variable in dashboard.get("templating", {}).get("list", ()):
        if variable["type"] == "query":
            yield variable["definition"].removeprefix("label_values(").rpartition(", ")[0]
