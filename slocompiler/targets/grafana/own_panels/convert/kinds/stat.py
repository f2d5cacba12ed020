"""Single numbers: Stat as it is, SingleStat as the Stat or the gauge that took its place."""

from typing import Any

from grafana_foundation_sdk.models.common import (
    BigValueColorMode,
    BigValueGraphMode,
    BigValueJustifyMode,
    BigValueTextMode,
)

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.mappings import mappings, ranges
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated
from slocompiler.targets.grafana.own_panels.convert.standard import orientation, reduced, texts
from slocompiler.targets.grafana.own_panels.convert.thresholds import absolute

#: grafanalib's word -> what Grafana computes.
_CALCS = {
    "avg": "mean",
    "current": "lastNotNull",
    "total": "sum",
    "min": "min",
    "max": "max",
    "first": "firstNotNull",
    "delta": "delta",
    "range": "range",
    "name": "lastNotNull",
}
#: Options that grafanalib has no word for.
_UNSAID = {"wideLayout": True, "showPercentChange": False, "percentChangeColorMode": "standard"}
_PLAIN_UNITS = (None, "none", "short")


def stat(panel: Part) -> Look:
    options = panel.at("options")
    reduce = options.at("reduceOptions")
    fields, values = reduce.at("fields").text() or "", reduce.at("values").flag() or False
    shown = {
        "textMode": options.at("textMode").word(BigValueTextMode) or BigValueTextMode.AUTO.value,
        "colorMode": options.at("colorMode").word(BigValueColorMode) or BigValueColorMode.VALUE.value,
        "graphMode": options.at("graphMode").word(BigValueGraphMode) or BigValueGraphMode.AREA.value,
        "justifyMode": options.at("justifyMode").word(BigValueJustifyMode) or BigValueJustifyMode.AUTO.value,
        "orientation": orientation(options.at("orientation")),
        "reduceOptions": reduced(texts(reduce.at("calcs")), fields=fields, values=values),
        **_UNSAID,
    }
    return Look("stat", shown)


def singlestat(panel: Part) -> Look:
    defaults = stated(
        unit=_unit(panel),
        decimals=panel.at("decimals").number(),
        noValue=panel.at("nullText").text(),
        mappings=[*mappings(panel.at("valueMaps")), *ranges(panel.at("rangeMaps"))] or None,
        thresholds=_thresholds(panel),
    )
    word = panel.at("valueName").text() or "avg"
    if word not in _CALCS:
        raise panel.at("valueName").misfit(f"one of {', '.join(_CALCS)}")
    reduce = reduced([_CALCS[word]])
    gauge = panel.at("gauge")
    if gauge.at("show").flag():
        limits = stated(min=gauge.at("minValue").number(), max=gauge.at("maxValue").number())
        return Look("gauge", _as_gauge(gauge, reduce), {**defaults, **limits})
    return Look("stat", _as_stat(panel, reduce, is_name=word == "name"), defaults)


def _as_stat(panel: Part, reduce: dict[str, Any], *, is_name: bool) -> dict[str, Any]:
    color = BigValueColorMode.VALUE if panel.at("colorValue").flag() else BigValueColorMode.NONE
    color = BigValueColorMode.BACKGROUND if panel.at("colorBackground").flag() else color
    graph = BigValueGraphMode.AREA if panel.at("sparkline", "show").flag() else BigValueGraphMode.NONE
    return {
        "textMode": (BigValueTextMode.NAME if is_name else BigValueTextMode.AUTO).value,
        "colorMode": color.value,
        "graphMode": graph.value,
        "justifyMode": BigValueJustifyMode.AUTO.value,
        "orientation": "auto",
        "reduceOptions": reduce,
        **_UNSAID,
    }


def _as_gauge(gauge: Part, reduce: dict[str, Any]) -> dict[str, Any]:
    return {
        "reduceOptions": reduce,
        "orientation": "auto",
        "showThresholdLabels": gauge.at("thresholdLabels").flag() or False,
        "showThresholdMarkers": gauge.at("thresholdMarkers").flag() is not False,
        "sizing": "auto",
        "minVizWidth": 75,
        "minVizHeight": 75,
    }


def _unit(panel: Part) -> str | None:
    """What stands before or behind the number is a unit of one's own now."""
    unit, prefix, postfix = (panel.at(key).text() for key in ("format", "prefix", "postfix"))
    if prefix is None and postfix is None:
        return unit
    if unit not in _PLAIN_UNITS or (prefix and postfix):
        raise UnconvertibleError("it has a `prefix` or `postfix` beside another unit", "leave one of them away")
    return f"prefix:{prefix}" if prefix else f"suffix:{postfix}"


def _thresholds(panel: Part) -> dict[str, Any] | None:
    """`50,80`: the values at which the second and the third colour begin."""
    written = panel.at("thresholds")
    if isinstance(written.value, list):
        return None
    values = [each.strip() for each in (written.text() or "").split(",") if each.strip()]
    colors = [_color(each) for each in panel.at("colors").items()]
    if not values or len(colors) <= len(values):
        return None
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        raise written.misfit("a list of numbers") from None
    pairs = zip([None, *numbers], colors, strict=False)
    return absolute({"value": value, "color": color} for value, color in pairs)


def _color(each: Part) -> str:
    return each.text() or "text"
