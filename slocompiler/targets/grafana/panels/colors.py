"""Colours with a meaning, the same on every dashboard."""

from collections.abc import Sequence
from decimal import Decimal

from grafana_foundation_sdk.builders.dashboard import ThresholdsConfig
from grafana_foundation_sdk.models.dashboard import Threshold, ThresholdsMode

GOOD = "green"
WARNING = "yellow"
SERIOUS = "orange"
BAD = "red"
NEUTRAL = "blue"
FADED = "text"

#: By urgency: the first for the most urgent severity.
_URGENCIES = (BAD, SERIOUS, WARNING, NEUTRAL)


def color_of_urgency(rank: int) -> str:
    """The colour of the severity that is the `rank`-th most urgent, from 0."""
    return _URGENCIES[min(rank, len(_URGENCIES) - 1)]


def thresholds(base: str, steps: Sequence[tuple[Decimal, str]]) -> ThresholdsConfig:
    """`base` below the first step, then the colour of each step from its value on."""
    ordered = sorted(steps)
    first = Threshold(value=None, color=base)
    return (
        ThresholdsConfig()
        .mode(ThresholdsMode.ABSOLUTE)
        .steps([first, *(Threshold(value=float(value), color=color) for value, color in ordered)])
    )
