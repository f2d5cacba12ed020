"""Thresholds: the first step begins at minus infinity, which grafanalib writes as the text `null`."""

from collections.abc import Iterable
from typing import Any

from grafana_foundation_sdk.models.dashboard import ThresholdsMode

from slocompiler.targets.grafana.own_panels.convert.part import Part

_BASE = "green"
Step = dict[str, Any]


def thresholds(panel: Part) -> dict[str, Any] | None:
    """The thresholds of a panel's fields; None where none are stated (SingleStat has a text, which it reads itself)."""
    written = panel.at("fieldConfig", "defaults", "thresholds")
    if not isinstance(written.at("steps").value, list) or not written.at("steps").value:
        return None
    mode = written.at("mode").word(ThresholdsMode) or ThresholdsMode.ABSOLUTE.value
    return {"mode": mode, "steps": in_order(map(_step, written.at("steps").items()))}


def absolute(steps: Iterable[Step]) -> dict[str, Any]:
    return {"mode": ThresholdsMode.ABSOLUTE.value, "steps": in_order(steps)}


def in_order(steps: Iterable[Step]) -> list[Step]:
    """From below, the first without a value."""
    found = list(steps)
    base = [step for step in found if step["value"] is None][-1:] or [{"value": None, "color": _BASE}]
    return [*base, *sorted((step for step in found if step["value"] is not None), key=lambda step: step["value"])]


def _step(step: Part) -> Step:
    value = step.at("value")
    number = None if value.value == "null" else value.number()
    return {"value": number, "color": step.at("color").text() or _BASE}
