"""Overrides of single fields."""

from typing import Any

from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError

Override = dict[str, Any]


def overrides(panel: Part) -> list[Override]:
    """The overrides of a panel, each a matcher with its properties."""
    return [_override(each) for each in panel.at("fieldConfig", "overrides").items()]


def override(matcher: str, which: str, **properties: object) -> Override:
    """An override of one's own; `__` stands for a dot in the name of a property."""
    named = {name.replace("__", "."): value for name, value in properties.items()}
    found = [{"id": name, "value": value} for name, value in named.items()]
    return {"matcher": {"id": matcher, "options": which}, "properties": found}


def _override(each: Part) -> Override:
    matcher = each.at("matcher", "id").text()
    if matcher is None:
        raise UnconvertibleError(
            f"its `{each.path}` has no `matcher`", "write {'matcher': {'id': ..., 'options': ...}}"
        )
    properties = [_property(one) for one in each.at("properties").items()]
    return {"matcher": {"id": matcher, "options": each.at("matcher", "options").value}, "properties": properties}


def _property(one: Part) -> dict[str, Any]:
    name = one.at("id").text()
    if name is None:
        raise UnconvertibleError(f"its `{one.path}` has no `id`", "write {'id': 'unit', 'value': 's'}")
    return {"id": name, "value": one.at("value").value}
