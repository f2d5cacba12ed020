"""The kinds of panels, with what they all share."""

from collections.abc import Sequence
from decimal import Decimal
from string import ascii_uppercase
from typing import Any

from grafana_foundation_sdk.builders import stat, statetimeline, table, text, timeseries
from grafana_foundation_sdk.builders.common import (
    GraphThresholdsStyleConfig,
    ReduceDataOptions,
    VizLegendOptions,
    VizTooltipOptions,
)
from grafana_foundation_sdk.models.common import (
    BigValueColorMode,
    BigValueGraphMode,
    GraphThresholdsStyleMode,
    LegendDisplayMode,
    LegendPlacement,
    SortOrder,
    TooltipDisplayMode,
    VisibilityMode,
)
from grafana_foundation_sdk.models.dashboard import DynamicConfigValue, ValueMap, ValueMappingResult
from grafana_foundation_sdk.models.text import TextMode

from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.panels.colors import BAD, FADED, WARNING, thresholds
from slocompiler.targets.grafana.panels.datasource import datasource
from slocompiler.targets.grafana.panels.query import Query

#: A builder of the library: its kinds of panels share methods, but no type.
AnyPanel = Any
Steps = Sequence[tuple[Decimal, str]]


def graph(
    title: str, description: str, queries: Sequence[Query], *, unit: str, store: Store, lines: Steps = ()
) -> AnyPanel:
    """Values over time; `lines` are thresholds, drawn where they are."""
    legend = VizLegendOptions().display_mode(LegendDisplayMode.LIST).placement(LegendPlacement.BOTTOM).show_legend(True)
    tooltip = VizTooltipOptions().mode(TooltipDisplayMode.MULTI).sort(SortOrder.DESCENDING)
    panel = timeseries.Panel().unit(unit).legend(legend).tooltip(tooltip).line_width(1).fill_opacity(5)
    panel = panel.show_points(VisibilityMode.NEVER).span_nulls(False)
    if lines:
        panel = panel.thresholds(thresholds(FADED, lines))
        panel = panel.thresholds_style(GraphThresholdsStyleConfig().mode(GraphThresholdsStyleMode.DASHED))
    return _common(panel, title, description, queries, store)


def number(
    title: str, description: str, queries: Sequence[Query], *, unit: str, store: Store, base: str, steps: Steps = ()
) -> AnyPanel:
    """The value of now, in large, coloured by `steps`; a plain `base` without them."""
    reduce = ReduceDataOptions().calcs(["lastNotNull"]).fields("").values(False)
    panel = stat.Panel().unit(unit).thresholds(thresholds(base, steps)).reduce_options(reduce)
    panel = panel.graph_mode(BigValueGraphMode.NONE).no_value("no data")
    panel = panel.color_mode(BigValueColorMode.VALUE if steps else BigValueColorMode.NONE)
    return _common(panel, title, description, queries, store)


def states(title: str, description: str, queries: Sequence[Query], *, store: Store) -> AnyPanel:
    """Which alerts fire (1) or are pending (0), over time."""
    mapping = ValueMap(
        options={
            "0": ValueMappingResult(text="pending", color=WARNING, index=0),
            "1": ValueMappingResult(text="firing", color=BAD, index=1),
        }
    )
    legend = (
        VizLegendOptions().display_mode(LegendDisplayMode.LIST).placement(LegendPlacement.BOTTOM).show_legend(False)
    )
    panel = statetimeline.Panel().mappings([mapping]).show_value(VisibilityMode.NEVER).legend(legend)
    panel = panel.no_value("no alert").row_height(0.8)
    return _common(panel, title, description, queries, store)


def rows_of_values(title: str, description: str, queries: Sequence[Query], *, store: Store) -> AnyPanel:
    """A table of what the queries give."""
    return _common(table.Panel().show_header(True), title, description, queries, store)


def words(title: str, content: str) -> AnyPanel:
    """Text in markdown."""
    return text.Panel().title(title).mode(TextMode.MARKDOWN).content(content).transparent(True)


def field(id: str, value: object) -> DynamicConfigValue:
    """One property of a series that a panel sets apart."""
    return DynamicConfigValue(id_val=id, value=value)


def drawn_in(color: str) -> DynamicConfigValue:
    return field("color", {"mode": "fixed", "fixedColor": color})


def _common(panel: AnyPanel, title: str, description: str, queries: Sequence[Query], store: Store) -> AnyPanel:
    panel = panel.title(title).description(description).datasource(datasource(store))
    for position, query in enumerate(queries):
        panel = panel.with_target(query.build(reference(position)))
    return panel


def reference(position: int) -> str:
    """The letter by which Grafana calls a query: A, B, ... Z, A1, B1, ..."""
    turn, letter = divmod(position, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turn) if turn else "")
