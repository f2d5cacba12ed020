"""Filter patterns of CloudWatch Logs: which lines a metric filter counts, and which values it can read from them."""

from slocompiler.filter_patterns.parser import parse_pattern
from slocompiler.filter_patterns.pattern import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    Everything,
    FieldPattern,
    JsonPattern,
    LineField,
    Pattern,
    PatternError,
    Presence,
    Term,
    TermPattern,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "Comparison",
    "Condition",
    "Everything",
    "FieldPattern",
    "JsonPattern",
    "LineField",
    "Pattern",
    "PatternError",
    "Presence",
    "Term",
    "TermPattern",
    "parse_pattern",
]
