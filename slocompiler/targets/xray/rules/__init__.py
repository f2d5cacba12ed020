"""Kinds of findings of the X-Ray target, by subject."""

from slocompiler.diagnostics import Rule

XRAY_RULES: tuple[Rule, ...] = ()
