"""Pie charts: the panel of today, and the plugin that it took the place of."""

from typing import Any

from grafana_foundation_sdk.models.common import LegendPlacement
from grafana_foundation_sdk.models.piechart import PieChartLegendValues, PieChartType

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.standard import legend, reduced, texts, tooltip


def piechart(panel: Part) -> Look:
    options = panel.at("options")
    reduce = options.at("reduceOptions")
    fields, values = reduce.at("fields").text() or "", reduce.at("values").flag() or False
    shown = [each.word(PieChartLegendValues) for each in options.at("legend", "values").items()]
    return _pie(
        options.at("pieType").word(PieChartType),
        {**_legend(options.at("legend")), "values": shown},
        reduced(texts(reduce.at("calcs")), fields=fields, values=values),
        tooltip(options.at("tooltip")),
    )


def old_piechart(panel: Part) -> Look:
    written = panel.at("legend")
    is_right = panel.at("legendType").text() == "Right side"
    values = [word for word, key in (("value", "values"), ("percent", "percentage")) if written.at(key).flag()]
    shown = {
        "displayMode": "list",
        "placement": (LegendPlacement.RIGHT if is_right else LegendPlacement.BOTTOM).value,
        "showLegend": written.at("show").flag() is not False,
        "values": values,
    }
    unit = stated(unit=panel.at("format").text())
    return _pie(panel.at("pieType").word(PieChartType), shown, reduced([]), tooltip(Part(None)), unit)


def _legend(options: Part) -> dict[str, Any]:
    return {key: value for key, value in legend(options).items() if key != "calcs"}


def _pie(
    kind: str | None,
    legend_options: dict[str, Any],
    reduce: dict[str, Any],
    hint: dict[str, Any],
    defaults: dict[str, Any] | None = None,
) -> Look:
    options = {
        "pieType": kind or PieChartType.PIE.value,
        "legend": {"calcs": [], **legend_options},
        "reduceOptions": reduce,
        "tooltip": hint,
        "displayLabels": [],
        "orientation": "auto",
    }
    return Look("piechart", options, defaults or {})
