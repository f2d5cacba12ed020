"""Prometheus sources of a signal: their queries, with the environment's matchers inside."""

from collections.abc import Sequence

from msgspec.structs import replace

from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    PrometheusSourceIr,
    QueryIr,
)
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import SequenceNode
from slocompiler.lower.queries import counter_query, instant_query, read_matchers, read_selector, windowed_query
from slocompiler.lower.rules.signals import NOT_THE_HISTOGRAM
from slocompiler.lower.scope import ServiceScope
from slocompiler.promql import Binary, Call, Matcher, print_expr, with_matchers
from slocompiler.promql import selector as make_selector
from slocompiler.spec import SpecModel
from slocompiler.spec.signals import PrometheusDistribution, PrometheusEvents, PrometheusGauge, PrometheusRatio


def lower_prometheus_source(scope: ServiceScope, spec: SpecModel, route: Route) -> PrometheusSourceIr | None:
    """The source at a route; None when one of its queries cannot be read (which is reported)."""
    match spec:
        case PrometheusEvents():
            return _events(scope, spec, route)
        case PrometheusDistribution():
            return _distribution(scope, spec, route)
        case PrometheusGauge():
            return _gauge(scope, spec, route)
        case PrometheusRatio():
            return _ratio(scope, spec, route)
        case _:
            raise TypeError(f"no Prometheus source: {type(spec).__name__}")


def _events(scope: ServiceScope, spec: PrometheusEvents, route: Route) -> PrometheusEventsIr | None:
    total = _counters(scope, spec.total, (*route, "total"))
    good = _counters(scope, spec.good, (*route, "good"))
    bad = _counters(scope, spec.bad, (*route, "bad"))
    is_subset = spec.bad_where is not None
    if is_subset:
        matchers = read_matchers(scope, (*route, "bad_where"))
        bad = None if matchers is None else _narrowed(total or (), matchers)
    # A query that could not be read is reported: without it the rest would be another ratio than the one meant.
    wanted = ((spec.total, total), (spec.good, good), (spec.bad or spec.bad_where, bad))
    if any(given is not None and read is None for given, read in wanted):
        return None
    return PrometheusEventsIr(total, bad, good, is_subset, scope.span(*route))


def _counters(scope: ServiceScope, queries: Sequence[str] | None, route: Route) -> tuple[QueryIr, ...] | None:
    if queries is None:
        return None
    is_list = isinstance(scope.document.node(*route), SequenceNode)
    routes = [(*route, index) for index in range(len(queries))] if is_list else [route]
    read = [counter_query(scope, each, scope.matchers) for each in routes]
    return tuple(query for query in read if query is not None) if all(read) else None


def _narrowed(total: tuple[QueryIr, ...], matchers: tuple[Matcher, ...]) -> tuple[QueryIr, ...]:
    narrowed = ((query, with_matchers(query.expr, matchers)) for query in total)
    return tuple(replace(query, expr=expr, text=print_expr(expr)) for query, expr in narrowed)


def _distribution(scope: ServiceScope, spec: PrometheusDistribution, route: Route) -> PrometheusDistributionIr | None:
    found = read_selector(scope, (*route, "histogram"))
    if found is None:
        return None
    boundaries = None if spec.buckets == "native" else tuple(sorted(set(spec.buckets)))
    if boundaries is not None and found.metric is not None and found.metric.endswith("_bucket"):
        help = f"write `{found.metric.removesuffix('_bucket')}`: the compiler adds `_bucket`, `_count` and `_sum`"
        scope.report(NOT_THE_HISTOGRAM, (*route, "histogram"), f"`{found.metric}` is a part of a histogram", help)
        return None
    selector = make_selector(found.metric, tuple(dict.fromkeys((*found.matchers, *scope.matchers))))
    return PrometheusDistributionIr(selector, boundaries, scope.span(*route))


def _gauge(scope: ServiceScope, spec: PrometheusGauge, route: Route) -> PrometheusGaugeIr | None:
    is_age = spec.age_of is not None
    query = instant_query(scope, (*route, "age_of" if is_age else "value"), scope.matchers)
    if query is None:
        return None
    if is_age:
        expr = Binary("-", Call("time", ()), query.expr)
        query = replace(query, expr=expr, text=print_expr(expr))
    return PrometheusGaugeIr(query, is_age, scope.span(*route))


def _ratio(scope: ServiceScope, spec: PrometheusRatio, route: Route) -> PrometheusRatioIr | None:
    bad = windowed_query(scope, (*route, "bad"), scope.matchers)
    weight = None if spec.weight is None else windowed_query(scope, (*route, "weight"), scope.matchers)
    if bad is None or (spec.weight is not None and weight is None):
        return None
    return PrometheusRatioIr(bad, weight, scope.span(*route))
