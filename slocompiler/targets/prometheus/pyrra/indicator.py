"""What an SLO measures, in the forms that Pyrra has: the metrics, and the labels that their series keep."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, QueryIr
from slocompiler.ir.slos import DistributionSli, EventsSli
from slocompiler.promql import Aggregation, Call, Expr, Matcher, MatrixSelector, VectorSelector, without_parens
from slocompiler.queries.bucket_label import bucket_matcher, go_number
from slocompiler.queries.event_queries import selector_of
from slocompiler.targets.prometheus.scope import SloScope

_LE = "le"
_KINDS_BY_PATTERN = ("=~", "!~")


class Indicator(Struct, frozen=True):
    """The form, what counts all events, and what counts the bad ones (`ratio`) or the good ones (the others).

    `part` is None where a native histogram or a gauge counts both. `le` is the label of the good events.
    `kept`: labels of the metric that stay apart beside those of groups, as queries select by them.
    """

    form: str
    total: VectorSelector
    part: VectorSelector | None = None
    le: str | None = None
    kept: tuple[str, ...] = ()


def indicator_of(scope: SloScope) -> Indicator | None:
    """The SLI as one of Pyrra's indicators; None for what Pyrra has no form for."""
    match scope.slo.sli:
        case EventsSli():
            source = scope.signal.prometheus
            return _of_events(source) if isinstance(source, PrometheusEventsIr) else None
        case DistributionSli() as sli if sli.below is not None:
            source = scope.signal.prometheus
            return _of_histogram(scope, source, sli) if isinstance(source, PrometheusDistributionIr) else None
    return None


def _of_events(source: PrometheusEventsIr) -> Indicator | None:
    total, bad, good = (_one(queries) for queries in (source.total, source.bad, source.good))
    if total is None or (bad is None) == (good is None):
        return None
    whole, part = selector_of(total), selector_of(bad or good or total)
    if whole is None or part is None:
        return _of_samples(total, good) if good else None
    if whole.metric is None or part.metric is None or whole.offset or part.offset:
        return None
    if bad is not None:
        return Indicator("ratio", whole, part, kept=_kept(whole, part))
    le = next((matcher.value for matcher in part.matchers if matcher.label == _LE and matcher.op == "="), None)
    return None if le is None else Indicator("latency", whole, part, le, _kept(whole, part))


def _of_histogram(scope: SloScope, source: PrometheusDistributionIr, sli: DistributionSli) -> Indicator | None:
    selector, limit = source.selector, sli.below
    if selector.metric is None or limit is None:
        return None
    if source.boundaries is None:
        return Indicator("native", selector, le=go_number(limit))
    bucket = bucket_matcher(limit, scope.organization.prometheus)
    total = VectorSelector(f"{selector.metric}_count", selector.matchers)
    good = VectorSelector(f"{selector.metric}_bucket", (*selector.matchers, bucket))
    le = bucket.value if bucket.op == "=" else go_number(limit)
    return Indicator("latency", total, good, le, _kept(total, good))


def _of_samples(total: QueryIr, good: QueryIr) -> Indicator | None:
    """Samples of a gauge, and those of them that are 1."""
    counted, summed = _over_time(total.expr, "count_over_time"), _over_time(good.expr, "sum_over_time")
    if counted is None or counted != summed or counted.metric is None or counted.offset:
        return None
    kept = {matcher.label for matcher in counted.matchers if matcher.op != "="}
    return Indicator("samples", counted, kept=tuple(sorted(kept)))


def _over_time(expr: Expr, function: str) -> VectorSelector | None:
    """The selector of `sum(function(selector[$window]))`."""
    match without_parens(expr):
        case Aggregation("sum", Call(name, (MatrixSelector(VectorSelector() as inner),))) if name == function:
            return inner
    return None


def _one(queries: tuple[QueryIr, ...] | None) -> QueryIr | None:
    return queries[0] if queries is not None and len(queries) == 1 else None


def _kept(total: VectorSelector, part: VectorSelector) -> tuple[str, ...]:
    """Labels that a query for all events or for the part must find on the recorded series.

    Those by which the part differs, and those that a pattern chooses from; a bucket is one label of its series.
    """
    differing = {matcher.label for matcher in part.matchers if matcher not in total.matchers}
    chosen = {matcher.label for matcher in total.matchers if _needs_label(matcher)}
    return tuple(sorted((differing | chosen) - {_LE}))


def _needs_label(matcher: Matcher) -> bool:
    return matcher.op in _KINDS_BY_PATTERN or (matcher.op == "!=" and not matcher.value)


def equal_labels(matchers: Iterable[Matcher]) -> dict[str, str]:
    """What all series that the matchers choose have alike."""
    return {matcher.label: matcher.value for matcher in matchers if matcher.op == "=" and matcher.value}
