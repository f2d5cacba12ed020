"""What a graph said about single series, as overrides of fields."""

from collections.abc import Iterator
from typing import Any

from slocompiler.targets.grafana.own_panels.convert.overrides import Override, override
from slocompiler.targets.grafana.own_panels.convert.part import Part, stated

_SECOND_AXIS = 2


def colors_by_name(written: Part) -> Iterator[Override]:
    """`aliasColors`: the colour of a series, by its name."""
    for name in written.value or {}:
        color = written.at(name).text()
        if color is not None:
            yield override("byName", name, color=_fixed(color))


def series_overrides(written: Part, right_axis: Part) -> Iterator[Override]:
    """`seriesOverrides`; what they say without being asked to (lines, a fill of 1) is the panel's own already."""
    for each in written.items():
        alias = each.at("alias").text()
        if alias is None:
            raise each.at("alias").misfit("the name of a series")
        is_pattern = len(alias) > 1 and alias.startswith("/") and alias.endswith("/")
        properties = _properties(each, right_axis)
        if properties:
            yield override("byRegexp" if is_pattern else "byName", alias, **properties)


def _properties(each: Part, right_axis: Part) -> dict[str, Any]:
    color, fill = each.at("color").text(), each.at("fill").number()
    is_second = each.at("yaxis").number() == _SECOND_AXIS
    dash, gap = each.at("dashLength").number(), each.at("spaceLength").number()
    return stated(
        color=None if color is None else _fixed(color),
        custom__drawStyle=_draw_style(each),
        custom__fillOpacity=None if fill in (None, 1) else (fill or 0) * 10,
        custom__fillBelowTo=each.at("fillBelowTo").text(),
        custom__lineStyle={"fill": "dash", "dash": [dash or 10, gap or 10]} if each.at("dashes").flag() else None,
        custom__axisPlacement="right" if is_second else None,
        custom__axisLabel=right_axis.at("label").text() if is_second else None,
        unit=right_axis.at("format").text() if is_second else None,
        min=right_axis.at("min").number() if is_second else None,
        max=right_axis.at("max").number() if is_second else None,
    )


def _draw_style(each: Part) -> str | None:
    if each.at("bars").flag():
        return "bars"
    return "points" if each.at("lines").flag() is False else None


def _fixed(color: str) -> dict[str, str]:
    return {"mode": "fixed", "fixedColor": color}
