"""Kinds of findings of the Grafana target."""

from slocompiler.diagnostics import Rule

GRAFANA_RULES: tuple[Rule, ...] = ()
