"""CloudWatch's metric math: expressions as trees.

Source: CloudWatch User Guide, Using metric math, Metric math syntax and functions. AWS publishes no parser.
"""

from slocompiler.aws.metric_math.expr import Array, Binary, Call, Expr, Number, Text, Unary, Variable, Word, walk
from slocompiler.aws.metric_math.parser import parse_math

__all__ = [
    "Array",
    "Binary",
    "Call",
    "Expr",
    "Number",
    "Text",
    "Unary",
    "Variable",
    "Word",
    "parse_math",
    "walk",
]
