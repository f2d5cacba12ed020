"""Kinds of findings of the X-Ray target, and why they matter."""

from slocompiler.targets.xray.rules.rules_of_accounts import TOO_MANY_RULES, TRACING_TOO_EXPENSIVE
from slocompiler.targets.xray.rules.rules_of_keep import DROPPED_BEFORE_KEEP, KEEPS_NOTHING
from slocompiler.targets.xray.rules.rules_of_order import RULE_NEVER_USED, RULES_OVERLAP, SAMPLING_IS_INERT
from slocompiler.targets.xray.rules.rules_of_values import (
    NAME_SHORTENED,
    REFUSED_BY_XRAY,
    RESERVOIR_NOT_WHOLE,
    SHARE_ABOVE_ALL,
    TOO_LONG_FOR_XRAY,
)

XRAY_RULES = (
    RULE_NEVER_USED,
    RULES_OVERLAP,
    SAMPLING_IS_INERT,
    TOO_LONG_FOR_XRAY,
    SHARE_ABOVE_ALL,
    REFUSED_BY_XRAY,
    RESERVOIR_NOT_WHOLE,
    NAME_SHORTENED,
    DROPPED_BEFORE_KEEP,
    TOO_MANY_RULES,
    KEEPS_NOTHING,
    TRACING_TOO_EXPENSIVE,
)

__all__ = [
    "DROPPED_BEFORE_KEEP",
    "KEEPS_NOTHING",
    "NAME_SHORTENED",
    "REFUSED_BY_XRAY",
    "RESERVOIR_NOT_WHOLE",
    "RULES_OVERLAP",
    "RULE_NEVER_USED",
    "SAMPLING_IS_INERT",
    "SHARE_ABOVE_ALL",
    "TOO_LONG_FOR_XRAY",
    "TOO_MANY_RULES",
    "TRACING_TOO_EXPENSIVE",
    "XRAY_RULES",
]
