"""Queries for events as events per second, aggregated and summed."""

from slocompiler.ir.signals import PrometheusEventsIr, QueryIr
from slocompiler.promql import (
    Binary,
    Call,
    Expr,
    MatrixSelector,
    StringLiteral,
    VectorSelector,
    is_additive,
    number,
    with_window,
    without_parens,
)
from slocompiler.queries.aggregation import Grouping, operand, union
from slocompiler.values import Duration

_PART = "slo_part"


def total_queries(source: PrometheusEventsIr) -> tuple[QueryIr, ...]:
    """What is summed to all events: the total, or good and bad when there is none."""
    return source.total if source.total is not None else (*(source.good or ()), *(source.bad or ()))


def summed_rate(queries: tuple[QueryIr, ...], grouping: Grouping, window: Duration) -> str:
    """Events per second of all queries together, as text that can stand beside any operator.

    Several queries are told apart by a label before they are united, so that a query without series makes the sum
    smaller instead of absent, and equal labels of two queries are two series.
    """
    rates = [_per_second(query.expr, grouping, window) for query in queries]
    if len(rates) > 1:
        rates = [_marked(rate, str(part)) for part, rate in enumerate(rates, start=1)]
    total = grouping.aggregate("sum", union(rates))
    if all(selector_of(query) for query in queries):
        return operand(total)
    return operand(grouping.keep(total))


def selector_of(query: QueryIr) -> VectorSelector | None:
    """The bare selector that a query is; None for an expression."""
    expr = without_parens(query.expr)
    return expr if isinstance(expr, VectorSelector) else None


def _per_second(expr: Expr, grouping: Grouping, window: Duration) -> Expr:
    bare = without_parens(expr)
    if isinstance(bare, VectorSelector):
        return Call("rate", (MatrixSelector(grouping.select(bare), window),))
    filled = with_window(expr, window)
    counts_events = is_additive(expr).scale == "count"
    return Binary("/", filled, number(window.seconds)) if counts_events else filled


def _marked(rate: Expr, part: str) -> Expr:
    return Call(
        "label_replace", (rate, StringLiteral(_PART), StringLiteral(part), StringLiteral(""), StringLiteral(""))
    )
