"""Graph, which Grafana no longer has, as the time series that took its place."""

from collections.abc import Iterator
from typing import Any

from slocompiler.targets.grafana.own_panels.convert.kinds.series_overrides import colors_by_name, series_overrides
from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated
from slocompiler.targets.grafana.own_panels.convert.thresholds import Step, absolute

_SORTS = {0: "none", 1: "asc", 2: "desc"}
_CALCS = {"avg": "mean", "current": "lastNotNull", "max": "max", "min": "min", "total": "sum"}
_COLORS = {"ok": "green", "warning": "orange", "critical": "red"}
_NOTHING = "transparent"


def graph(panel: Part) -> Look:
    _refuse(panel)
    left, right = [*panel.at("yaxes").items(), Part(None), Part(None)][:2]
    tooltip = panel.at("tooltip")
    options = {
        "legend": _legend(panel.at("legend")),
        "tooltip": {
            "mode": "multi" if tooltip.at("shared").flag() else "single",
            "sort": _SORTS.get(tooltip.at("sort").value, "none"),
        },
    }
    steps = [step for each in panel.at("thresholds").items() for step in _steps(each)]
    defaults = stated(
        unit=panel.at("fieldConfig", "defaults", "unit").text() or left.at("format").text(),
        decimals=left.at("decimals").number(),
        min=left.at("min").number(),
        max=left.at("max").number(),
        thresholds=absolute([{"value": None, "color": _NOTHING}, *steps]) if steps else None,
    )
    overrides = [*colors_by_name(panel.at("aliasColors")), *series_overrides(panel.at("seriesOverrides"), right)]
    return Look("timeseries", options, defaults, {**_custom(panel, left), **_lines(panel)}, overrides)


def _refuse(panel: Part) -> None:
    if panel.at("alert").value is not None:
        raise UnconvertibleError("it has an alert, and no panel has one any more", "write the alert in a spec")
    if panel.at("xaxis", "mode").text() not in (None, "time"):
        raise UnconvertibleError("its x axis is not time", "use a `BarChart` or a `Histogram`")


def _custom(panel: Part, axis: Part) -> dict[str, Any]:
    is_bars, is_lines, is_points = (panel.at(key).flag() or False for key in ("bars", "lines", "points"))
    fill = panel.at("fill").number() or 0
    base = axis.at("logBase").number() or 1
    return stated(
        drawStyle="bars" if is_bars else "line" if is_lines else "points",
        lineInterpolation="stepAfter" if panel.at("steppedLine").flag() else "linear",
        lineWidth=panel.at("linewidth").number(),
        fillOpacity=fill * 10,
        gradientMode="opacity" if panel.at("fillGradient").number() else "none",
        showPoints="always" if is_points else "never",
        pointSize=panel.at("pointradius").number(),
        spanNulls=panel.at("nullPointMode").text() == "connected",
        stacking={"mode": _stacking(panel), "group": "A"},
        axisLabel=axis.at("label").text(),
        axisPlacement="hidden" if axis.at("show").flag() is False else "auto",
        scaleDistribution={"type": "log", "log": base} if base > 1 else None,
    )


def _stacking(panel: Part) -> str:
    if not panel.at("stack").flag():
        return "none"
    return "percent" if panel.at("percentage").flag() else "normal"


def _lines(panel: Part) -> dict[str, Any]:
    """Thresholds of a graph are lines, areas or both."""
    written = list(panel.at("thresholds").items())
    has_line = any(each.at("line").flag() for each in written)
    has_fill = any(each.at("fill").flag() for each in written)
    words = [word for word, is_there in (("line", has_line), ("area", has_fill)) if is_there]
    return {"thresholdsStyle": {"mode": "+".join(words) or "off"}}


def _steps(each: Part) -> Iterator[Step]:
    """From the value on, or up to it, in the colour of how bad it is."""
    value = each.at("value").number()
    mode = each.at("colorMode").text() or "critical"
    color = _COLORS.get(mode) or each.at("lineColor").text() or each.at("fillColor").text() or "red"
    if value is None:
        return
    if each.at("op").text() == "lt":
        yield {"value": None, "color": color}
        yield {"value": value, "color": _NOTHING}
    else:
        yield {"value": value, "color": color}


def _legend(written: Part) -> dict[str, Any]:
    return {
        "displayMode": "table" if written.at("alignAsTable").flag() else "list",
        "placement": "right" if written.at("rightSide").flag() else "bottom",
        "showLegend": written.at("show").flag() is not False,
        "calcs": [calc for key, calc in _CALCS.items() if written.at(key).flag()],
    }
