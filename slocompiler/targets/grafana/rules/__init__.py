"""Kinds of findings of the Grafana target."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.grafana.rules.rules_of_panels import PANEL_RULES

GRAFANA_RULES: tuple[Rule, ...] = PANEL_RULES
