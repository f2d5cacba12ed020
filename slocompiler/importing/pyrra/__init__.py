"""Pyrra: ServiceLevelObjective resources.

Facts of the format: Pyrra's published API package `kubernetes/api/v1alpha1`, and the rules that it generates.
"""

from slocompiler.importing.pyrra.importer import PYRRA

__all__ = ["PYRRA"]
