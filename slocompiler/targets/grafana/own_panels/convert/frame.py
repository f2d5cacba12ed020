"""What a panel says of itself, whatever it shows: title, links, repetition, time, and how large it is."""

import re
from typing import Any

from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated

#: grafanalib states this number of points unless told otherwise; Grafana has a better one of its own.
_UNASKED_POINTS = 100
_COLUMNS, _LARGEST_HEIGHT = 24, 40
_WIDTH, _HEIGHT = 12, 8
#: Pixels of a grid cell, and columns of the grid for one of the twelve that there were.
_CELL, _OLD_COLUMN = 30, 2


def frame(panel: Part, variables: frozenset[str]) -> dict[str, Any]:
    """The fields of every panel. Raises UnconvertibleError."""
    points = panel.at("maxDataPoints").number()
    repeat = panel.at("repeat").text()
    if repeat is not None and repeat not in variables:
        known = ", ".join(sorted(variables))
        raise UnconvertibleError(
            f"it repeats over `{repeat}`, which is no variable of the dashboard", f"it has {known}"
        )
    return {
        "title": panel.at("title").text() or "",
        "transparent": panel.at("transparent").flag() or False,
        "links": [_link(each) for each in panel.at("links").items()],
        "transformations": [_transformation(each) for each in panel.at("transformations").items()],
        "repeatDirection": _direction(panel.at("repeatDirection")),
        **stated(
            description=panel.at("description").text(),
            repeat=repeat,
            maxPerRow=panel.at("maxPerRow").number() if repeat else None,
            interval=panel.at("interval").text(),
            timeFrom=panel.at("timeFrom").text(),
            timeShift=panel.at("timeShift").text(),
            hideTimeOverride=panel.at("hideTimeOverride").flag() or None,
            cacheTimeout=panel.at("cacheTimeout").text(),
            maxDataPoints=None if points == _UNASKED_POINTS else points,
        ),
    }


def size(panel: Part) -> tuple[int, int]:
    """Width and height in cells of the grid: stated so, or in the twelve columns and pixels of before, or usual."""
    grid = panel.at("gridPos")
    width, height = grid.at("w").number(), grid.at("h").number()
    span = panel.at("span").value
    if width is None and isinstance(span, int):
        width = span * _OLD_COLUMN
    pixels = re.fullmatch(r"(\d+)(?:px)?", str(panel.at("height").value or ""))
    if height is None and pixels:
        height = round(int(pixels[1]) / _CELL)
    return _within(width or _WIDTH, _COLUMNS), _within(height or _HEIGHT, _LARGEST_HEIGHT)


def _within(value: float, most: int) -> int:
    return max(1, min(int(value), most))


def _direction(written: Part) -> str:
    direction = written.text() or "h"
    if direction not in ("h", "v"):
        raise written.misfit("h or v")
    return direction


def _link(each: Part) -> dict[str, Any]:
    return {
        "title": each.at("title").text() or "",
        "type": "link",
        "icon": "external link",
        "tooltip": each.at("tooltip").text() or "",
        "url": each.at("url").text() or "",
        "tags": [],
        "asDropdown": False,
        "targetBlank": each.at("targetBlank").flag() or False,
        "includeVars": each.at("includeVars").flag() or False,
        "keepTime": each.at("keepTime").flag() or False,
    }


def _transformation(each: Part) -> dict[str, Any]:
    name = each.at("id").text()
    if name is None:
        raise UnconvertibleError(f"its `{each.path}` has no `id`", "write {'id': 'merge', 'options': {}}")
    return {"id": name, "options": each.at("options").value or {}}
