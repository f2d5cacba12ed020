"""Panels that functions of the organization add: called, converted to what Grafana reads today, and placed."""
