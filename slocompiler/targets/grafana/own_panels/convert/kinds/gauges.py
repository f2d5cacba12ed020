"""Gauges and bars; grafanalib writes the options of Grafana 6 for them."""

from grafana_foundation_sdk.models.common import BarGaugeDisplayMode

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.mappings import mappings, ranges
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.standard import data_link, orientation, reduced, texts


def gauge(panel: Part) -> Look:
    config = panel.at("fieldConfig")
    written = config.at("defaults")
    options = {
        "reduceOptions": reduced(
            texts(written.at("calcs")), values=written.at("values").flag() or False, limit=written.at("limit").number()
        ),
        "orientation": "auto",
        "showThresholdLabels": config.at("showThresholdLabels").flag() or False,
        "showThresholdMarkers": config.at("showThresholdMarkers").flag() is not False,
        "sizing": "auto",
        "minVizWidth": 75,
        "minVizHeight": 75,
    }
    mapped = [*mappings(written.at("mappings")), *ranges(panel.at("rangeMaps"))]
    return Look("gauge", options, stated(mappings=mapped or None))


def bargauge(panel: Part) -> Look:
    options = panel.at("options")
    fields = options.at("fieldOptions")
    written = fields.at("defaults")
    shown = {
        "displayMode": options.at("displayMode").word(BarGaugeDisplayMode) or BarGaugeDisplayMode.LCD.value,
        "orientation": orientation(options.at("orientation")),
        "reduceOptions": reduced(
            texts(fields.at("calcs")), values=fields.at("values").flag() or False, limit=fields.at("limit").number()
        ),
        "valueMode": "color",
        "namePlacement": "auto",
        "showUnfilled": True,
        "sizing": "auto",
        "minVizWidth": 8,
        "minVizHeight": 16,
        "maxVizHeight": 300,
        "legend": {"displayMode": "list", "placement": "bottom", "showLegend": False, "calcs": []},
    }
    defaults = stated(
        unit=written.at("unit").text(),
        decimals=written.at("decimals").number(),
        min=written.at("min").number(),
        max=written.at("max").number(),
        displayName=written.at("title").text(),
        links=[data_link(each) for each in written.at("links").items()] or None,
        mappings=[*mappings(fields.at("mappings")), *ranges(panel.at("rangeMaps"))] or None,
    )
    return Look("bargauge", shown, defaults)
