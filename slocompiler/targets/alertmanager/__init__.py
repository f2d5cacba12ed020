"""Alertmanager: who is told of which alert, when, and what keeps silent meanwhile."""

from slocompiler.targets.alertmanager.alertmanager_target import ALERTMANAGER
from slocompiler.targets.alertmanager.rules import ALERTMANAGER_RULES

__all__ = ["ALERTMANAGER", "ALERTMANAGER_RULES"]
