"""PromQL in a spec: read, checked for its place, with the environment's matchers in every selector."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.ir.signals import QueryIr
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import ScalarNode, cut_by_comment
from slocompiler.lower.query_place import place_in
from slocompiler.lower.rules import promql as rules
from slocompiler.lower.scope import Scope, inherited
from slocompiler.promql import (
    Expr,
    Matcher,
    PromqlError,
    VectorSelector,
    fixed_ranges,
    parse_expr,
    parse_matchers,
    parse_selector,
    print_expr,
    uses_window,
    with_matchers,
)

_T = TypeVar("_T")
_FIXED_RANGE = re.compile(r"\[\s*(?=\d)")
_WINDOW = re.compile(r"\[\s*(?=\$window)")


@lru_cache(maxsize=8192)
def _parsed(text: str, parse: Callable[[str], object]) -> object:
    """What `parse` makes of a text, or its error: environments and services repeat each other's queries."""
    try:
        return parse(text)
    except PromqlError as error:
        return error


def read_expr(scope: Scope, route: Route) -> Expr | None:
    """The tree of the query at a route, or None when it is no PromQL (which is reported)."""
    return _read(scope, route, parse_expr)


def read_matchers(scope: Scope, route: Route) -> tuple[Matcher, ...] | None:
    """The conditions at a route, `status=~"5.."`; None when they are none (which is reported)."""
    return _read(scope, route, parse_matchers)


def read_selector(scope: Scope, route: Route) -> VectorSelector | None:
    """The bare selector at a route; None when it is something else (which is reported)."""
    return _read(scope, route, parse_selector)


def _read(scope: Scope, route: Route, parse: Callable[[str], _T]) -> _T | None:
    node = scope.document.node(*route)
    assert isinstance(node, ScalarNode)
    result = _parsed(node.text, parse)
    if isinstance(result, PromqlError):
        scope.findings.append(query_finding(result, node, scope.sources.get(node.span.path, "")))
        return None
    return result  # type: ignore[return-value]


def query_finding(error: PromqlError, node: ScalarNode, source: str, *, kept_as_it_is: bool = False) -> Diagnostic:
    """A finding, inside the query where the place is known.

    Syntax that only a newer Prometheus knows is a warning where the text can go out as it is; else it is an error: what
    the compiler cannot read it cannot put a window or a matcher into.
    """
    span = node.span if error.offset is None else place_in(node, error.offset, source)
    rule = rules.UNREAD_PROMQL if error.not_understood and kept_as_it_is else rules.INVALID_PROMQL
    cut = cut_by_comment(source, node)
    help = "YAML cut this line at `#`: write the query as a block, `|`, or in quotes" if cut else error.help
    return rule.at(span, error.message, help, inherited(node.via))


def counter_query(scope: Scope, route: Route, matchers: tuple[Matcher, ...]) -> QueryIr | None:
    """A query of counters: a bare selector, or an expression whose every range is `[$window]`."""
    expr = read_expr(scope, route)
    if expr is None or not (isinstance(expr, VectorSelector) or _is_windowed(scope, route, expr)):
        return None
    return _query(scope, route, expr, matchers)


def windowed_query(scope: Scope, route: Route, matchers: tuple[Matcher, ...]) -> QueryIr | None:
    """An expression whose every range is `[$window]`."""
    expr = read_expr(scope, route)
    if expr is None or not _is_windowed(scope, route, expr):
        return None
    return _query(scope, route, expr, matchers)


def instant_query(scope: Scope, route: Route, matchers: tuple[Matcher, ...]) -> QueryIr | None:
    """An expression for a value now: `[$window]` has no length here."""
    expr = read_expr(scope, route)
    if expr is None:
        return None
    if uses_window(expr):
        help = "write the range out, `[5m]`: only SLIs are computed over several windows"
        _report_at(scope, route, _WINDOW, rules.WINDOW_WITHOUT_LENGTH, "`$window` has no length here", help)
        return None
    return _query(scope, route, expr, matchers)


def query_text(scope: Scope, route: Route, matchers: tuple[Matcher, ...]) -> str:
    """The query at a route for people to run; as it stands when the compiler cannot read it (which is reported)."""
    node = scope.document.node(*route)
    assert isinstance(node, ScalarNode)
    expr = _parsed(node.text, parse_expr)
    if isinstance(expr, PromqlError):
        source = scope.sources.get(node.span.path, "")
        scope.findings.append(query_finding(expr, node, source, kept_as_it_is=True))
        return node.text.strip()
    query = instant_query(scope, route, matchers)
    return print_expr(query.expr) if query and matchers else node.text.strip()


def _query(scope: Scope, route: Route, expr: Expr, matchers: tuple[Matcher, ...]) -> QueryIr:
    node = scope.document.node(*route)
    assert isinstance(node, ScalarNode)
    return QueryIr(with_matchers(expr, matchers) if matchers else expr, node.text.strip(), node.span)


def _is_windowed(scope: Scope, route: Route, expr: Expr) -> bool:
    if fixed_ranges(expr):
        help = "write `[$window]`: the compiler computes the same ratio over 5m, 1h, 30d and more"
        message = "a fixed range where the compiler must choose it"
        _report_at(scope, route, _FIXED_RANGE, rules.FIXED_RANGE, message, help)
        return False
    if not uses_window(expr):
        help = "write the metric with its matchers alone, or an expression with `[$window]`: `sum(rate(x[$window]))`"
        scope.report(rules.NO_WINDOW, route, "this is neither a selector nor an expression with `[$window]`", help)
        return False
    return True


def _report_at(scope: Scope, route: Route, place: re.Pattern[str], rule: Rule, message: str, help: str) -> None:
    """A finding at the first match of `place` in the query."""
    node = scope.document.node(*route)
    match = place.search(node.text) if isinstance(node, ScalarNode) else None
    span = node.span
    if match and isinstance(node, ScalarNode):
        span = place_in(node, match.end(), scope.sources.get(span.path, ""))
    scope.findings.append(rule.at(span, message, help, inherited(node.via)))
