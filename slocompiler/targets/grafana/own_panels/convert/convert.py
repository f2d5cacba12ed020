"""One panel of grafanalib as a panel of today."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.targets.grafana.own_panels.convert.frame import frame, size
from slocompiler.targets.grafana.own_panels.convert.kinds.bars import barchart, histogram
from slocompiler.targets.grafana.own_panels.convert.kinds.gauges import bargauge, gauge
from slocompiler.targets.grafana.own_panels.convert.kinds.graph import graph
from slocompiler.targets.grafana.own_panels.convert.kinds.heatmap import heatmap
from slocompiler.targets.grafana.own_panels.convert.kinds.piechart import old_piechart, piechart
from slocompiler.targets.grafana.own_panels.convert.kinds.stat import singlestat, stat
from slocompiler.targets.grafana.own_panels.convert.kinds.state_timeline import state_timeline
from slocompiler.targets.grafana.own_panels.convert.kinds.table import table
from slocompiler.targets.grafana.own_panels.convert.kinds.text import text
from slocompiler.targets.grafana.own_panels.convert.kinds.timeseries import timeseries
from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.overrides import overrides
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError
from slocompiler.targets.grafana.own_panels.convert.queries import ConvertedQuery, queries
from slocompiler.targets.grafana.own_panels.convert.sources import MIXED
from slocompiler.targets.grafana.own_panels.convert.standard import standard

#: The type that grafanalib writes -> what is made of it.
KINDS: dict[str, Callable[[Part], Look]] = {
    "barchart": barchart,
    "bargauge": bargauge,
    "gauge": gauge,
    "grafana-piechart-panel": old_piechart,
    "graph": graph,
    "heatmap": heatmap,
    "histogram": histogram,
    "piechart": piechart,
    "singlestat": singlestat,
    "stat": stat,
    "state-timeline": state_timeline,
    "table": table,
    "text": text,
    "timeseries": timeseries,
}


class ConvertedPanel(Struct, frozen=True):
    """`body`: the panel as JSON, without id and place. `promql`: every expression that it asks for."""

    title: str
    body: Mapping[str, Any]
    promql: tuple[str, ...]
    width: int
    height: int


def convert(written: Mapping[str, Any], organization: OrganizationIr, variables: frozenset[str]) -> ConvertedPanel:
    """The panel of today; `variables` are those of its dashboard. Raises UnconvertibleError."""
    panel = Part(written)
    kind = panel.at("type").text() or ""
    if kind not in KINDS:
        raise UnconvertibleError(f"there is no panel of type `{kind}` today", f"types are {', '.join(sorted(KINDS))}")
    look = KINDS[kind](panel)
    asked = [] if look.kind == "text" else queries(panel, organization)
    fields = {"defaults": {**standard(panel), **look.defaults, "custom": dict(look.custom)}}
    body = {
        "type": look.kind,
        **frame(panel, variables),
        "fieldConfig": {**fields, "overrides": [*overrides(panel), *look.overrides]},
        "options": dict(look.options),
        "targets": [query.body for query in asked],
    }
    if asked:
        body["datasource"] = _source(asked)
    width, height = size(panel)
    promql = tuple(query.promql for query in asked if query.promql is not None)
    return ConvertedPanel(panel.at("title").text() or "", body, promql, width, height)


def _source(asked: list[ConvertedQuery]) -> dict[str, str]:
    """That of all queries; Grafana's word for several when they differ."""
    first, *others = (query.source for query in asked)
    return first if all(other == first for other in others) else MIXED
