"""Kinds of findings of the runbooks target."""

from slocompiler.diagnostics import Rule

RUNBOOK_RULES: tuple[Rule, ...] = ()
