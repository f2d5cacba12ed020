"""Tables."""

from typing import Any

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.mappings import mappings
from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated

#: How a cell was shown -> what shows it so today.
_CELLS: dict[str, dict[str, Any]] = {
    "auto": {"type": "auto"},
    "color-text": {"type": "color-text"},
    "color-background": {"type": "color-background", "mode": "gradient"},
    "color-background-solid": {"type": "color-background", "mode": "basic"},
    "gradient-gauge": {"type": "gauge", "mode": "gradient"},
    "lcd-gauge": {"type": "gauge", "mode": "lcd"},
    "basic": {"type": "gauge", "mode": "basic"},
    "json-view": {"type": "json-view"},
}


def table(panel: Part) -> Look:
    if any(panel.at("columns").items()):
        raise UnconvertibleError("its `columns` compute, as no table does today", "write a `reduce` transformation")
    custom, options = panel.at("fieldConfig", "defaults", "custom"), panel.at("options")
    mode = custom.at("displayMode").text() or "auto"
    if mode not in _CELLS:
        raise custom.at("displayMode").misfit(f"one of {', '.join(_CELLS)}")
    cells = {
        "align": custom.at("align").text() or "auto",
        "cellOptions": _CELLS[mode],
        "filterable": custom.at("filterable").flag() or False,
        "inspect": False,
    }
    shown = {
        "showHeader": options.at("showHeader").flag() is not False,
        "frameIndex": 0,
        "cellHeight": "sm",
        "sortBy": [_sorting(each) for each in options.at("sortBy").items()],
    }
    color = stated(mode=panel.at("color", "mode").text())
    defaults = stated(mappings=mappings(panel.at("mappings")) or None, color=color or None)
    return Look("table", shown, defaults, cells)


def _sorting(each: Part) -> dict[str, Any]:
    return {"displayName": each.at("displayName").text() or "", "desc": each.at("desc").flag() or False}
