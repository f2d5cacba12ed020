"""Pyrra's indicators: ratio, latency, native latency, boolean gauge."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.fields import Fields
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.queries import Counters, ForeignQuery, Measured, events_signal, foreign_expr
from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.rules.framework import UNUSABLE_QUERY
from slocompiler.promql import WINDOW, Aggregation, Call, MatrixSelector, VectorSelector, print_expr, without_parens
from slocompiler.spec.signals import DistributionSpec, PrometheusDistribution, SignalSpec
from slocompiler.spec.slos import GoodSpec
from slocompiler.values import Duration, Quantity

_FORMS = ("ratio", "latency", "latencyNative", "bool_gauge")
#: What an SLO is called by its indicator, in a service of its own.
NAMES = {"ratio": "availability", "latency": "latency", "latencyNative": "latency", "bool_gauge": "up"}


class Indicator(Struct, frozen=True):
    """What an objective measures. `failures` is the metric of its failures alone, where that has a name of its own."""

    form: str
    measured: Measured
    total: VectorSelector
    failures: str | None = None


def read_indicator(context: PyrraContext, spec: Fields) -> Indicator | None:
    """The indicator; None when it cannot be told (which is reported)."""
    fields = spec.fields("indicator")
    if fields is None:
        if not spec.has("indicator"):
            spec.missing("indicator", "write what is measured: `ratio`, `latency`, `latencyNative` or `bool_gauge`")
        return None
    forms = [form for form in _FORMS if fields.has(form)]
    if len(forms) != 1:
        given = " and ".join(f"`{form}`" for form in forms) or f"none of {', '.join(f'`{form}`' for form in _FORMS)}"
        fields.wrong(fields.span, f"an indicator has one form, and this one has {given}", "keep one of them")
        return None
    form = fields.fields(forms[0])
    if form is None:
        return None
    by = tuple(sorted({label.text for label in form.text_items("grouping")}))
    readers = {"ratio": _ratio, "latency": _latency, "latencyNative": _native, "bool_gauge": _bool_gauge}
    return readers[forms[0]](context, form, by)


def _ratio(context: PyrraContext, fields: Fields, by: tuple[str, ...]) -> Indicator | None:
    bad, total = _metric(context, fields, "errors"), _metric(context, fields, "total")
    if bad is None or total is None or _are_equal(fields, "errors", bad, total):
        return None
    measured = events_signal(Counters((total,), by), bad=Counters((bad,), by))
    return Indicator("ratio", measured, total, bad.metric if bad.metric != total.metric else None)


def _latency(context: PyrraContext, fields: Fields, by: tuple[str, ...]) -> Indicator | None:
    good, total = _metric(context, fields, "success"), _metric(context, fields, "total")
    if good is None or total is None or _are_equal(fields, "success", good, total):
        return None
    return Indicator("latency", events_signal(Counters((total,), by), good=Counters((good,), by)), total)


def _native(context: PyrraContext, fields: Fields, by: tuple[str, ...]) -> Indicator | None:
    total = _metric(context, fields, "total")
    found = fields.required_text("latency", "write how fast requests must be: `latency: 250ms`")
    limit = fields.parsed(found, Duration.parse) if found else None
    if total is None or found is None or limit is None:
        return None
    entries, renamed = by_entries(by)
    source = PrometheusDistribution(histogram=print_expr(total), buckets="native")
    signal = SignalSpec(unit="seconds", by=entries, distribution=DistributionSpec(prometheus=source))
    return Indicator("latencyNative", Measured(signal, GoodSpec(below=_seconds(limit)), renamed), total)


def _seconds(limit: Duration) -> Quantity:
    is_whole = limit.milliseconds % 1000 == 0
    return Quantity.parse(f"{limit.milliseconds // 1000}s" if is_whole else f"{limit.milliseconds}ms")


def _bool_gauge(context: PyrraContext, fields: Fields, by: tuple[str, ...]) -> Indicator | None:
    """Samples are the events, and those that are 1 the good ones: pooled over all series of a group."""
    gauge = _selector(context, fields)
    if gauge is None:
        return None
    total, good = (_over_time(f"{what}_over_time", gauge, by) for what in ("count", "sum"))
    return Indicator("bool_gauge", events_signal(total, good=good), gauge)


def _over_time(function: str, gauge: VectorSelector, by: tuple[str, ...]) -> Aggregation:
    return Aggregation("sum", Call(function, (MatrixSelector(gauge, WINDOW),)), by=by or None)


def _metric(context: PyrraContext, fields: Fields, key: str) -> VectorSelector | None:
    inner = fields.fields(key)
    if inner is None:
        if not fields.has(key):
            fields.missing(key, f"write a selector: `{key}: {{metric: ...}}`")
        return None
    return _selector(context, inner)


def _selector(context: PyrraContext, fields: Fields) -> VectorSelector | None:
    found = fields.required_text("metric", 'write a selector: `metric: http_requests_total{job="shop"}`')
    query = foreign_expr(found, context.source, needs_window=False) if found else None
    if isinstance(query, Diagnostic):
        context.reading.trouble.append(query)
    if found is None or not isinstance(query, ForeignQuery):
        return None
    expr = without_parens(query.expr)
    if isinstance(expr, VectorSelector) and expr.offset is None and expr.at is None and expr.metric is not None:
        return expr
    message, help = "this is no selector of one metric", "write a metric with matchers, and nothing around it"
    context.reading.trouble.append(UNUSABLE_QUERY.at(found.span, message, help))
    return None


def _are_equal(fields: Fields, key: str, one: VectorSelector, other: VectorSelector) -> bool:
    if one != other:
        return False
    message = f"`{key}` and `total` are the same query"
    fields.wrong(fields.key_span(key), message, "add the conditions by which the two differ")
    return True
