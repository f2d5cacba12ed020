"""The targets' own kinds of findings."""

from slocompiler.diagnostics import Rule

#: Target -> its rules.
TARGET_RULES: dict[str, tuple[Rule, ...]] = {}
