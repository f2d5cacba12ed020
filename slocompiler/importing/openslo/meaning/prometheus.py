"""Indicators in Prometheus as signals."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.openslo.meaning.queries import WindowQuery, now, over_window
from slocompiler.importing.openslo.reading.indicators import Ratio
from slocompiler.importing.openslo.reading.metrics import Metric
from slocompiler.importing.queries import Counters, Measured, events_signal, ratio_signal
from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.queries.texts import query_text
from slocompiler.importing.queries.units import quantity_of, unit_of
from slocompiler.importing.rules.framework import WRONG_VALUE
from slocompiler.promql import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    MatrixSelector,
    NumberLiteral,
    metric_names,
    result_labels,
    walk,
    without_parens,
)
from slocompiler.spec.signals import GaugeSpec, PrometheusGauge, PrometheusRatio, RatioSpec, SignalSpec
from slocompiler.spec.slos import GoodSpec

_ONE = NumberLiteral("1")
_SUFFIXES = ("_bucket", "_sum", "_count")


class Made(Struct, frozen=True):
    """A signal, and what was done to its queries, each with its place."""

    measured: Measured
    changes: tuple[tuple[SourceSpan, str], ...] = ()


def ratio_in_prometheus(ratio: Ratio, *, as_mean: bool) -> Made | Diagnostic:
    """The signal of a ratio; `as_mean`: moments count alike, however many events they have."""
    if ratio.raw is not None:
        return _raw(ratio.raw, ratio.raw_is_bad)
    part, total = ratio.good or ratio.bad, ratio.total
    assert part is not None
    assert total is not None
    numerator, denominator = (over_window(metric, is_counter=ratio.is_counter) for metric in (part, total))
    if isinstance(numerator, Diagnostic):
        return numerator
    if isinstance(denominator, Diagnostic):
        return denominator
    if numerator.side == denominator.side:
        message = "both queries are the same: every event is good, or every event is bad"
        return WRONG_VALUE.at(part.span, message, "add the conditions by which the two differ")
    changes = _changes((part, numerator), (total, denominator))
    if as_mean or not (ratio.is_counter or _count_events(numerator, denominator)):
        share = Binary("/", _expr(numerator.side), _expr(denominator.side))
        bad = Binary("-", _ONE, share) if ratio.good is not None else share
        return Made(_ratio_of(bad), changes)
    if ratio.good is not None:
        return Made(events_signal(denominator.side, good=numerator.side), changes)
    return Made(events_signal(denominator.side, bad=numerator.side), changes)


def threshold_in_prometheus(metric: Metric, op: str, value: Decimal) -> Made | Diagnostic:
    """The signal of a threshold metric, and when its value is good."""
    query = now(metric)
    if isinstance(query, Diagnostic):
        return query
    names = metric_names(query.expr)
    unit = unit_of(_base(names[0])) if len(names) == 1 else "count"
    by, renamed = by_entries(result_labels(query.expr) or ())
    source = PrometheusGauge(value=query_text(without_parens(query.expr)))
    signal = SignalSpec(unit=unit, by=by, gauge=GaugeSpec(prometheus=source))
    limit = quantity_of(value, unit)
    good = GoodSpec(below=limit) if op in ("lt", "lte") else GoodSpec(above=limit)
    changes = ((metric.span, query.changed),) if query.changed else ()
    return Made(Measured(signal, good, renamed), changes)


def _raw(raw: Metric, is_bad: bool) -> Made | Diagnostic:
    query = over_window(raw, is_counter=False)
    if isinstance(query, Diagnostic):
        return query
    share = _expr(query.side)
    measured = ratio_signal(share if is_bad else Binary("-", _ONE, share))
    return Made(measured, _changes((raw, query)))


def _ratio_of(bad: Expr) -> Measured:
    """The share as it is: events would be weighted by how many there are."""
    by, renamed = by_entries(result_labels(bad) or ())
    source = PrometheusRatio(bad=query_text(without_parens(bad)))
    return Measured(SignalSpec(by=by, ratio=RatioSpec(prometheus=source)), None, renamed)


def _count_events(*queries: WindowQuery) -> bool:
    """Whether queries of what is said to be no counter count events all the same: rates of counters."""
    return all(isinstance(query.side, Counters) or _is_of_rates(query.side) for query in queries)


def _is_of_rates(expr: Expr) -> bool:
    calls = [part for part in walk(expr) if isinstance(part, Call) and isinstance(part.args[0], MatrixSelector)]
    return bool(calls) and all(call.function in ("rate", "increase") for call in calls)


def _expr(side: Counters | Expr) -> Expr:
    if not isinstance(side, Counters):
        return side
    rates = [Aggregation("sum", Call("rate", (MatrixSelector(each, WINDOW),))) for each in side.selectors]
    found: Expr = rates[0]
    for rate in rates[1:]:
        found = Binary("+", found, rate)
    return found


def _changes(*queries: tuple[Metric, WindowQuery]) -> tuple[tuple[SourceSpan, str], ...]:
    return tuple((metric.span, query.changed) for metric, query in queries if query.changed)


def _base(metric: str) -> str:
    return next((metric.removesuffix(suffix) for suffix in _SUFFIXES if metric.endswith(suffix)), metric)
