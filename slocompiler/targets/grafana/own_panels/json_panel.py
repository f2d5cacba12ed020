"""A panel whose JSON is there already, for the layout of a dashboard."""

from collections.abc import Mapping
from typing import Any

from grafana_foundation_sdk.models.dashboard import GridPos, Panel


class JsonPanelBuilder:
    """Takes the id and the place that the layout gives, as the library's builders do."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self._panel = _JsonPanel(body)

    def id(self, number: int) -> "JsonPanelBuilder":
        self._panel.id_val = number
        return self

    def grid_pos(self, position: GridPos) -> "JsonPanelBuilder":
        self._panel.grid_pos = position
        return self

    def build(self) -> Panel:
        return self._panel


class _JsonPanel(Panel):
    def __init__(self, body: Mapping[str, Any]) -> None:
        super().__init__(type_val=body["type"])
        self._body = body

    def to_json(self) -> dict[str, object]:
        return {**self._body, "id": self.id_val, "gridPos": self.grid_pos}
