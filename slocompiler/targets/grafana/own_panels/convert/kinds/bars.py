"""Histograms and bar charts."""

from grafana_foundation_sdk.models.common import (
    AxisColorMode,
    AxisPlacement,
    GraphGradientMode,
    StackingMode,
    VisibilityMode,
)

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.standard import legend, orientation, tooltip


def histogram(panel: Part) -> Look:
    options, custom = panel.at("options"), panel.at("fieldConfig", "defaults", "custom")
    shown = {
        "legend": legend(options.at("legend")),
        "tooltip": tooltip(Part(None)),
        **stated(
            bucketOffset=options.at("bucketOffset").number(),
            bucketSize=options.at("bucketSize").number(),
            combine=options.at("combine").flag(),
        ),
    }
    drawn = stated(lineWidth=custom.at("lineWidth").number(), fillOpacity=custom.at("fillOpacity").number())
    return Look("histogram", shown, custom=drawn)


def barchart(panel: Part) -> Look:
    options, custom = panel.at("options"), panel.at("fieldConfig", "defaults", "custom")
    shown = {
        "orientation": orientation(options.at("orientation")),
        "xTickLabelRotation": options.at("xTickLabelRotation").number() or 0,
        "xTickLabelSpacing": options.at("xTickLabelSpacing").number() or 0,
        "xTickLabelMaxLength": 0,
        "showValue": options.at("showValue").word(VisibilityMode) or VisibilityMode.AUTO.value,
        "stacking": options.at("stacking").word(StackingMode) or StackingMode.NONE.value,
        "legend": legend(options.at("legend")),
        "tooltip": tooltip(options.at("tooltip")),
        "fullHighlight": False,
        **stated(
            groupWidth=options.at("groupWidth").number(),
            barWidth=options.at("barWidth").number(),
            barRadius=options.at("barRadius").number(),
        ),
    }
    drawn = stated(
        lineWidth=custom.at("lineWidth").number(),
        fillOpacity=custom.at("fillOpacity").number(),
        gradientMode=custom.at("gradientMode").word(GraphGradientMode),
        axisPlacement=custom.at("axisPlacement").word(AxisPlacement),
        axisLabel=custom.at("axisLabel").text(),
        axisColorMode=custom.at("axisColorMode").word(AxisColorMode),
        axisCenteredZero=custom.at("axisCenteredZero").flag(),
    )
    return Look("barchart", shown, custom=drawn)
