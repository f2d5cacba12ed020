"""Time series: the only kind that grafanalib writes almost as Grafana reads it."""

from typing import Any

from grafana_foundation_sdk.models.common import (
    AxisPlacement,
    GraphDrawStyle,
    GraphGradientMode,
    GraphThresholdsStyleMode,
    LineInterpolation,
    ScaleDistribution,
    StackingMode,
    VisibilityMode,
)

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.standard import legend, tooltip

_SIDES = (-1, 0, 1)


def timeseries(panel: Part) -> Look:
    options = panel.at("options")
    shown = {"legend": legend(options.at("legend")), "tooltip": tooltip(options.at("tooltip"))}
    return Look("timeseries", shown, custom=_custom(panel.at("fieldConfig", "defaults", "custom")))


def _custom(custom: Part) -> dict[str, Any]:
    side = custom.at("barAlignment").number()
    if side is not None and side not in _SIDES:
        raise custom.at("barAlignment").misfit("-1, 0 or 1")
    return stated(
        axisPlacement=custom.at("axisPlacement").word(AxisPlacement),
        axisLabel=custom.at("axisLabel").text(),
        axisSoftMin=custom.at("axisSoftMin").number(),
        axisSoftMax=custom.at("axisSoftMax").number(),
        drawStyle=custom.at("drawStyle").word(GraphDrawStyle),
        lineInterpolation=custom.at("lineInterpolation").word(LineInterpolation),
        barAlignment=side,
        lineWidth=custom.at("lineWidth").number(),
        fillOpacity=custom.at("fillOpacity").number(),
        gradientMode=custom.at("gradientMode").word(GraphGradientMode),
        spanNulls=custom.at("spanNulls").flag(),
        showPoints=custom.at("showPoints").word(VisibilityMode),
        pointSize=custom.at("pointSize").number(),
        stacking=stacking(custom.at("stacking")),
        scaleDistribution=_scale(custom.at("scaleDistribution")),
        thresholdsStyle=stated(mode=custom.at("thresholdsStyle", "mode").word(GraphThresholdsStyleMode)) or None,
    )


def stacking(written: Part) -> dict[str, Any] | None:
    mode = written.at("mode").word(StackingMode)
    return {"mode": mode, "group": written.at("group").text() or "A"} if mode else None


def _scale(written: Part) -> dict[str, Any] | None:
    """A linear axis has no base of a logarithm."""
    if written.at("type").word(ScaleDistribution) != ScaleDistribution.LOG.value:
        return None
    return {"type": ScaleDistribution.LOG.value, "log": written.at("log").number() or 2}
