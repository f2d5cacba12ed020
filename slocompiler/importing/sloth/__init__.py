"""Sloth: `prometheus/v1` specs and PrometheusServiceLevel resources.

Facts of the format: Sloth's published API packages `pkg/prometheus/api/v1` and `pkg/kubernetes/api/sloth/v1`, and its
catalogue of alert windows.
"""

from slocompiler.importing.sloth.importer import SLOTH

__all__ = ["SLOTH"]
