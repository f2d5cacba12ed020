"""Kinds of findings of the automation target."""

from slocompiler.diagnostics import Rule
from slocompiler.targets.automation.rules.rules_of_documents import DOCUMENT_TOO_LARGE

AUTOMATION_RULES: tuple[Rule, ...] = (DOCUMENT_TOO_LARGE,)
