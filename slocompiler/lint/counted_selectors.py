"""The selectors of a signal's events, where each count is one selector: bare, or under one rate in one sum."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from slocompiler.ir.signals import QueryIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.promql import Aggregation, Call, Expr, Matcher, MatrixSelector, Paren, VectorSelector

_PARTS = ("bad", "bad_where", "good")


class Counted(Struct, frozen=True):
    """A part of a signal's events (`bad`, `bad_where` or `good`) beside another: the whole, or the other half."""

    part: SpecQuery
    selector: VectorSelector
    other: SpecQuery
    of: VectorSelector


def counted_against(context: LintContext, other_key: str) -> Iterator[Counted]:
    """Each part beside the one query of the other key, when both read one metric: of others nothing is known."""
    for _, group in groupby(context.queries, key=lambda found: id(found.signal)):
        queries = [found for found in group if found.signal is not None]
        others = [found for found in queries if found.key == other_key]
        of = counted_selector(others[0].query) if len(others) == 1 else None
        for found in queries if of is not None else ():
            selector = counted_selector(found.query) if found.key in _PARTS and found.key != other_key else None
            if selector is not None and of is not None and metric_of(of) == metric_of(selector):
                yield Counted(found, selector, others[0], of)


def counted_selector(query: QueryIr) -> VectorSelector | None:
    """The one selector that is counted; None for anything that computes more."""
    expr: Expr = query.expr
    while True:
        match expr:
            case Paren(inner) | Aggregation("sum", inner):
                expr = inner
            case Call("rate" | "increase", (inner,)):
                expr = inner
            case MatrixSelector(inner):
                return inner
            case VectorSelector():
                return expr
            case _:
                return None


def metric_of(selector: VectorSelector) -> str | None:
    """The metric; for parts of a histogram the histogram, as `_bucket` and `_count` have the same labels but `le`."""
    name = selector.metric
    return None if name is None else name.removesuffix("_bucket").removesuffix("_count")


def conditions(selector: VectorSelector) -> tuple[Matcher, ...]:
    """The conditions that choose series: not the bucket."""
    return tuple(matcher for matcher in selector.matchers if matcher.label != "le")


def as_counted(selector: VectorSelector) -> VectorSelector:
    """The selector as one of its histogram, less the bucket."""
    return VectorSelector(metric_of(selector), conditions(selector))
