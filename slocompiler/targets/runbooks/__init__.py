"""Runbooks: the page behind every alert."""

from slocompiler.targets.runbooks.rules import RUNBOOK_RULES
from slocompiler.targets.runbooks.runbooks_target import RUNBOOKS

__all__ = ["RUNBOOKS", "RUNBOOK_RULES"]
