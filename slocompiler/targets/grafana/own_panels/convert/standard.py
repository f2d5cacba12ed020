"""What the fields of every kind of panel may state, and what kinds of panels share among their options."""

from typing import Any

from grafana_foundation_sdk.models.common import LegendPlacement, SortOrder, TooltipDisplayMode, VizOrientation
from grafana_foundation_sdk.models.dashboard import FieldColorModeId

from slocompiler.targets.grafana.own_panels.convert.mappings import mappings
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated
from slocompiler.targets.grafana.own_panels.convert.thresholds import thresholds

_LAST = "lastNotNull"
_LEGENDS = ("list", "table", "hidden")
#: grafanalib's words for calculations that Grafana calls otherwise.
_CALCS = {"difference": "diff", "total": "sum", "avg": "mean", "current": _LAST}


def standard(panel: Part) -> dict[str, Any]:
    """Unit, limits, decimals, thresholds, mappings and colour, as far as they are stated."""
    defaults = panel.at("fieldConfig", "defaults")
    color = defaults.at("color", "mode").word(FieldColorModeId)
    fixed = defaults.at("color", "fixedColor").text()
    return stated(
        unit=defaults.at("unit").text(),
        decimals=defaults.at("decimals").number(),
        min=defaults.at("min").number(),
        max=defaults.at("max").number(),
        noValue=defaults.at("noValue").text(),
        displayName=defaults.at("title").text() or defaults.at("displayName").text(),
        mappings=mappings(defaults.at("mappings")) or None,
        thresholds=thresholds(panel),
        color=stated(mode=color, fixedColor=fixed if color == FieldColorModeId.FIXED.value else None) or None,
        links=[data_link(each) for each in defaults.at("links").items()] or None,
    )


def data_link(each: Part) -> dict[str, Any]:
    """A link that leads away from a value."""
    target = each.at("targetBlank").flag() or False
    return {"title": each.at("title").text() or "", "url": each.at("url").text() or "", "targetBlank": target}


def legend(options: Part) -> dict[str, Any]:
    """`hidden` is not a way to show a legend any more, but a switch of its own."""
    mode = options.at("displayMode").text() or "list"
    if mode not in _LEGENDS:
        raise options.at("displayMode").misfit(f"one of {', '.join(_LEGENDS)}")
    is_shown = mode != "hidden" and options.at("showLegend").flag() is not False
    return {
        "displayMode": "list" if mode == "hidden" else mode,
        "placement": options.at("placement").word(LegendPlacement) or LegendPlacement.BOTTOM.value,
        "showLegend": is_shown,
        "calcs": [calc for each in options.at("calcs").items() if (calc := each.text())],
    }


def tooltip(options: Part) -> dict[str, Any]:
    return {
        "mode": options.at("mode").word(TooltipDisplayMode) or TooltipDisplayMode.SINGLE.value,
        "sort": options.at("sort").word(SortOrder) or SortOrder.NONE.value,
    }


def reduced(calcs: list[str], *, values: bool = False, fields: str = "", limit: float | None = None) -> dict[str, Any]:
    """How a field becomes one number."""
    renamed = [_CALCS.get(calc, calc) for calc in calcs]
    return {"calcs": renamed or [_LAST], "fields": fields, "values": values, **stated(limit=limit)}


def texts(part: Part) -> list[str]:
    return [text for each in part.items() if (text := each.text())]


def orientation(part: Part) -> str:
    return str(part.word(VizOrientation) or VizOrientation.AUTO.value)
