"""Heatmaps; grafanalib writes the options of the panel before Grafana 9."""

from typing import Any

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated

#: Where the bound of a bucket lies -> how the rows are laid out.
_LAYOUTS = {"auto": "auto", "upper": "le", "lower": "ge", "middle": "unknown"}
_SCALES = {"sqrt": "exponential", "linear": "linear"}
_MODES = {"spectrum": "scheme", "opacity": "opacity"}
_FORMATS = ("timeseries", "tsbuckets")
#: Nothing at all is hidden below this.
_NEVER_HIDDEN, _HIDES_ZERO = -1e9, 1e-9


def heatmap(panel: Part) -> Look:
    shape = panel.at("dataFormat").text() or "timeseries"
    if shape not in _FORMATS:
        raise panel.at("dataFormat").misfit(f"one of {', '.join(_FORMATS)}")
    axis = panel.at("yAxis")
    cards = panel.at("cards")
    is_hiding = panel.at("hideZeroBuckets").flag() or False
    gap = cards.at("cardPadding").number()
    options = {
        "calculate": shape == "timeseries",
        "color": _color(panel.at("color")),
        "filterValues": {"le": _HIDES_ZERO if is_hiding else _NEVER_HIDDEN},
        "showValue": "never",
        "legend": {"show": panel.at("legend", "show").flag() or False},
        "tooltip": {"mode": "single", "yHistogram": False, "showColorScale": False},
        "yAxis": _axis(axis, is_reversed=panel.at("reverseYBuckets").flag() or False),
        "exemplars": {"color": "rgba(255,0,255,0.7)"},
        **stated(
            calculation=_calculation(panel, axis) if shape == "timeseries" else None,
            rowsFrame=_rows(panel) if shape == "tsbuckets" else None,
            cellGap=None if gap is None else int(gap),
            cellRadius=cards.at("cardRound").number(),
        ),
    }
    return Look("heatmap", options)


def _color(written: Part) -> dict[str, Any]:
    """`interpolateOranges` was the name of a function; the scheme is `Oranges`."""
    mode = written.at("mode").text() or "spectrum"
    if mode not in _MODES:
        raise written.at("mode").misfit(f"one of {', '.join(_MODES)}")
    scale = written.at("colorScale").text() or "sqrt"
    return {
        "mode": _MODES[mode],
        "scheme": (written.at("colorScheme").text() or "interpolateOranges").removeprefix("interpolate"),
        "fill": written.at("cardColor").text() or "dark-orange",
        "scale": _SCALES.get(scale, "exponential"),
        "exponent": written.at("exponent").number() or 0.5,
        "steps": 64,
        "reverse": False,
        **stated(min=written.at("min").number(), max=written.at("max").number()),
    }


def _axis(written: Part, *, is_reversed: bool) -> dict[str, Any]:
    return {
        "axisPlacement": "hidden" if written.at("show").flag() is False else "left",
        "reverse": is_reversed,
        **stated(
            unit=written.at("format").text(),
            decimals=written.at("decimals").number(),
            min=written.at("min").number(),
            max=written.at("max").number(),
            axisLabel=written.at("label").text(),
        ),
    }


def _rows(panel: Part) -> dict[str, Any]:
    bound = panel.at("yBucketBound").text() or "auto"
    if bound not in _LAYOUTS:
        raise panel.at("yBucketBound").misfit(f"one of {', '.join(_LAYOUTS)}")
    return {"layout": _LAYOUTS[bound]}


def _calculation(panel: Part, axis: Part) -> dict[str, Any]:
    x = _buckets(panel.at("xBucketSize"), panel.at("xBucketNumber"))
    y = _buckets(panel.at("yBucketSize"), panel.at("yBucketNumber"))
    base = axis.at("logBase").number() or 1
    scale = {"scale": {"type": "log", "log": base}} if base > 1 else {}
    return stated(xBuckets=x or None, yBuckets={**y, **scale} or None)


def _buckets(size: Part, count: Part) -> dict[str, Any]:
    """Buckets of a size, or so many of them."""
    for mode, part in (("size", size), ("count", count)):
        if part.value is not None:
            return {"mode": mode, "value": str(part.value)}
    return {}
