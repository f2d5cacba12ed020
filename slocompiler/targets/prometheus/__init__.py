"""Prometheus: recording rules and alerts."""

from slocompiler.targets.prometheus.rules import PROMETHEUS_RULES
from slocompiler.targets.prometheus.target import PROMETHEUS

__all__ = ["PROMETHEUS", "PROMETHEUS_RULES"]
