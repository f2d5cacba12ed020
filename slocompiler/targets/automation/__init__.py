"""Automation: what runbooks can start, as documents of AWS Systems Manager, and what starts them."""

from slocompiler.targets.automation.automation_target import AUTOMATION
from slocompiler.targets.automation.rules import AUTOMATION_RULES

__all__ = ["AUTOMATION", "AUTOMATION_RULES"]
