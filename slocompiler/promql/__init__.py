"""PromQL: text to tree, tree to text, and what can be told from a tree."""

from slocompiler.promql.additivity import AdditivityReport, is_additive, is_zero
from slocompiler.promql.error import PromqlError
from slocompiler.promql.expr import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    MatchOp,
    MatrixSelector,
    NumberLiteral,
    Paren,
    StringLiteral,
    Subquery,
    Unary,
    VectorSelector,
    Window,
    number,
    selector,
)
from slocompiler.promql.fragments import parse_matchers, parse_selector
from slocompiler.promql.inventory import fixed_ranges, metric_names, selectors
from slocompiler.promql.metric_kinds import looks_like_counter, looks_like_gauge
from slocompiler.promql.misuse import RangeMisuse, range_misuses
from slocompiler.promql.parser import parse_expr
from slocompiler.promql.pretty import print_expr_pretty
from slocompiler.promql.printer import print_expr, print_matcher
from slocompiler.promql.result_labels import result_labels
from slocompiler.promql.static_labels import static_labels
from slocompiler.promql.transform import (
    map_selectors,
    uses_window,
    with_matchers,
    with_offset,
    with_window,
    without_parens,
)
from slocompiler.promql.value_types import ValueType, value_type
from slocompiler.promql.walk import walk

__all__ = [
    "WINDOW",
    "AdditivityReport",
    "Aggregation",
    "Binary",
    "Call",
    "Expr",
    "MatchOp",
    "Matcher",
    "Matching",
    "MatrixSelector",
    "NumberLiteral",
    "Paren",
    "PromqlError",
    "RangeMisuse",
    "StringLiteral",
    "Subquery",
    "Unary",
    "ValueType",
    "VectorSelector",
    "Window",
    "fixed_ranges",
    "is_additive",
    "is_zero",
    "looks_like_counter",
    "looks_like_gauge",
    "map_selectors",
    "metric_names",
    "number",
    "parse_expr",
    "parse_matchers",
    "parse_selector",
    "print_expr",
    "print_expr_pretty",
    "print_matcher",
    "range_misuses",
    "result_labels",
    "selector",
    "selectors",
    "static_labels",
    "uses_window",
    "value_type",
    "walk",
    "with_matchers",
    "with_offset",
    "with_window",
    "without_parens",
]
