"""Kinds of findings of the runbooks target."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.runbooks.rules.rules_of_templates import TEMPLATE_RULES

RUNBOOK_RULES: tuple[Rule, ...] = TEMPLATE_RULES
