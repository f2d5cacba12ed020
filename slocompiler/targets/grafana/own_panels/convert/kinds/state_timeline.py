"""State timelines."""

from grafana_foundation_sdk.models.common import TimelineValueAlignment, VisibilityMode

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.standard import legend, tooltip


def state_timeline(panel: Part) -> Look:
    options, custom = panel.at("options"), panel.at("fieldConfig", "defaults", "custom")
    merges = options.at("mergeValues").flag() is not False
    height = options.at("rowHeight").number()
    shown = {
        "mergeValues": merges,
        "rowHeight": 0.9 if height is None else height,
        "showValue": options.at("showValue").word(VisibilityMode) or VisibilityMode.AUTO.value,
        "alignValue": options.at("alignValue").word(TimelineValueAlignment) or TimelineValueAlignment.LEFT.value,
        "legend": legend(options.at("legend")),
        "tooltip": tooltip(options.at("tooltip")),
    }
    drawn = stated(lineWidth=custom.at("lineWidth").number(), fillOpacity=custom.at("fillOpacity").number())
    return Look("state-timeline", shown, custom=drawn)
