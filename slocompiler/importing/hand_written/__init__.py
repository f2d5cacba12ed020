"""Prometheus rule files: burn-rate alerts, threshold alerts and recordings that people or generators wrote.

Facts of the format: Prometheus' documentation of rule files, and the operator's published `PrometheusRule` type. The
forms of burn-rate alerts: Google, The Site Reliability Workbook, chapter 5, "Alerting on SLOs".
"""

from slocompiler.importing.hand_written.importer import RULES

__all__ = ["RULES"]
