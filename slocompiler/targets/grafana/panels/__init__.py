"""Panels: the five kinds that dashboards are made of."""
