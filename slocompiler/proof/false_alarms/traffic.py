"""The traffic for which false alarms are estimated: the worst between the lowest and the usual."""

from collections.abc import Callable
from math import sqrt

from slocompiler.ir.signals import TrafficIr

SECONDS_A_WEEK = 604_800


def worst_week(traffic: TrafficIr, firings_a_second: Callable[[float], float]) -> float:
    """Firings a week when every hour is as bad as the worst: at low traffic, at the mean, or between the two."""
    low, mean = float(traffic.low.per_second), float(traffic.mean.per_second)
    points = {low, sqrt(low * mean), mean}
    return max(map(firings_a_second, sorted(points))) * SECONDS_A_WEEK
