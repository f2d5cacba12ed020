"""Widgets of a CloudWatch dashboard, and where on its grid they stand.

The form is that of the CloudWatch API reference, "Dashboard Body Structure and Syntax".
"""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

COLUMNS = 24
MINUTE = 60


class Widget(Struct, frozen=True):
    """One widget; `width` and `height` in fields of the grid, which is 24 wide."""

    type: str
    properties: Mapping[str, Any]
    width: int = 8
    height: int = 6


def laid_out(widgets: Iterable[Widget]) -> list[dict[str, Any]]:
    """The widgets side by side as far as there is room, row under row; none overlaps another."""
    placed: list[dict[str, Any]] = []
    x = y = row = 0
    for widget in widgets:
        if x + widget.width > COLUMNS:
            x, y, row = 0, y + row, 0
        place = {"x": x, "y": y, "width": widget.width, "height": widget.height}
        placed.append({"type": widget.type, **place, "properties": dict(widget.properties)})
        x, row = x + widget.width, max(row, widget.height)
    return placed


def text_widget(markdown: str, height: int) -> Widget:
    """A text over the whole width."""
    return Widget("text", {"markdown": markdown}, COLUMNS, height)


def graph(
    title: str,
    region: str,
    metrics: Iterable[list[object]],
    *,
    unit: str | None = None,
    period: int = MINUTE,
    marks: Iterable[Mapping[str, Any]] = (),
    width: int = 8,
) -> Widget:
    """A time series. `unit` is written on the axis; `marks` are horizontal lines."""
    axis: dict[str, Any] = {"min": 0} if unit is None else {"min": 0, "label": unit, "showUnits": False}
    properties: dict[str, Any] = {
        "title": title,
        "region": region,
        "view": "timeSeries",
        "stacked": False,
        "period": period,
        "metrics": list(metrics),
        "yAxis": {"left": axis},
    }
    lines = list(marks)
    return Widget("metric", properties | ({"annotations": {"horizontal": lines}} if lines else {}), width)


def number(
    title: str, region: str, metrics: Iterable[list[object]], over: str, period: int, *, as_one: bool = True
) -> Widget:
    """One number about a length of time (`P30D`).

    `as_one`: the whole of it is one period. Else the expression makes one number of the periods itself.
    """
    properties = {
        "title": title,
        "region": region,
        "view": "singleValue",
        "setPeriodToTimeRange": as_one,
        "sparkline": False,
        "start": f"-{over}",
        "end": "P0D",
        "period": period,
        "metrics": list(metrics),
    }
    return Widget("metric", properties, 4)
