"""Grafana: what an SLO has left, how a service does, and all SLOs of an organization at a glance."""

from slocompiler.targets.grafana.grafana_target import GRAFANA, GRAFANA_WITH_CODE
from slocompiler.targets.grafana.rules import GRAFANA_RULES

__all__ = ["GRAFANA", "GRAFANA_RULES", "GRAFANA_WITH_CODE"]
