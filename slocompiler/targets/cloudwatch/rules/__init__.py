"""Kinds of findings of the CloudWatch target, by subject."""

from slocompiler.diagnostics import Rule

CLOUDWATCH_RULES: tuple[Rule, ...] = ()
