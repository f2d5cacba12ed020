"""All, bad and good events as a signal: bare selectors where that is what the queries are, else the queries."""

from slocompiler.importing.queries.bucket_spellings import with_both_spellings
from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.queries.counters import Counters, counters_in, without_zero_fill
from slocompiler.importing.queries.histograms import distribution_signal
from slocompiler.importing.queries.measured import Measured
from slocompiler.importing.queries.texts import query_text
from slocompiler.promql import (
    Binary,
    Expr,
    Matcher,
    VectorSelector,
    map_selectors,
    print_expr,
    print_matcher,
    result_labels,
    without_parens,
)
from slocompiler.spec.signals import EventsSpec, PrometheusEvents, SignalSpec

#: A query with `[$window]`, or counters.
Side = Expr | Counters


def events_signal(total: Side, *, bad: Side | None = None, good: Side | None = None) -> Measured:
    """The signal of which one of `bad` and `good` is known beside `total`.

    A query for bad events that is all events minus good ones is read as that. Two counters of one histogram become a
    distribution; bad events that are all events with more conditions become `bad_where`.
    """
    all_events = _side(total)
    if bad is not None:
        subtracted = _good_in(bad, all_events)
        bad, good = (None, subtracted) if subtracted is not None else (_side(bad), None)
    elif good is not None:
        good = _side(good)
    if isinstance(all_events, Counters) and isinstance(good, Counters):
        found = distribution_signal(all_events, good)
        if found is not None:
            return found
    return _events(all_events, bad, good)


def _side(side: Side) -> Side:
    if isinstance(side, Counters):
        return side
    expr = without_zero_fill(side)
    return counters_in(expr) or expr


def _good_in(bad: Side, total: Side) -> Side | None:
    """The good events of bad ones that are written `total - good`."""
    if isinstance(bad, Counters):
        return None
    expr = without_zero_fill(bad)
    if isinstance(expr, Binary) and expr.op == "-" and expr.matching is None and _side(expr.lhs) == total:
        return _side(expr.rhs)
    return None


def _events(total: Side, bad: Side | None, good: Side | None) -> Measured:
    other = bad if bad is not None else good
    if isinstance(total, Counters) and isinstance(other, Counters) and total.by == other.by:
        labels = total.by
    else:
        labels = _labels(total)
    by, renamed = by_entries(labels)
    conditions = _conditions(total, bad)
    source = PrometheusEvents(
        total=_texts(total),
        bad=None if bad is None or conditions else _texts(bad),
        good=None if good is None else _texts(good),
        bad_where=conditions,
    )
    return Measured(SignalSpec(by=by, events=EventsSpec(prometheus=source)), None, renamed)


def _labels(side: Side) -> tuple[str, ...]:
    """The labels that the series of a query have; none where the metric decides: they are added up then."""
    if isinstance(side, Counters):
        return side.by
    return tuple(sorted(result_labels(side) or ()))


def _texts(side: Side) -> list[str]:
    if isinstance(side, Counters):
        return [print_expr(with_both_spellings(selector)) for selector in side.selectors]
    return [query_text(map_selectors(without_parens(side), with_both_spellings))]


def _conditions(total: Side, bad: Side | None) -> str | None:
    """What makes an event bad, where the bad events are all events with more conditions."""
    if not isinstance(total, Counters) or not isinstance(bad, Counters) or total.by != bad.by:
        return None
    if len(total.selectors) != len(bad.selectors):
        return None
    added = {_added(one, other) for one, other in zip(total.selectors, bad.selectors, strict=True)}
    conditions = added.pop()
    if added or not conditions:
        return None
    return ",".join(print_matcher(matcher) for matcher in conditions)


def _added(total: VectorSelector, bad: VectorSelector) -> tuple[Matcher, ...] | None:
    if total.metric != bad.metric or not set(total.matchers) <= set(bad.matchers):
        return None
    return tuple(matcher for matcher in bad.matchers if matcher not in total.matchers)
