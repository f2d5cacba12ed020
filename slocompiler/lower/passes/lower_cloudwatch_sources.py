"""CloudWatch sources of a signal: one shape for all forms."""

from collections.abc import Mapping, Sequence

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.signals import CloudWatchSourceIr, EmittedSetsIr
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.lower_ingest import check_ingest, ingest_of
from slocompiler.lower.passes.lower_log_filters import lower_log_filters
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.signals import (
    CloudWatchDistribution,
    CloudWatchEvents,
    CloudWatchGauge,
    CloudWatchRatio,
    CloudWatchSource,
)


def lower_cloudwatch_source(scope: ServiceScope, spec: CloudWatchSource, route: Route) -> CloudWatchSourceIr:
    """The source at a route. Without Regions of its own it is read in those of the environment."""
    events = spec if isinstance(spec, CloudWatchEvents) else CloudWatchEvents(namespace=spec.namespace)
    ratio = spec if isinstance(spec, CloudWatchRatio) else None
    check_ingest(scope, spec, route)
    logs = lower_log_filters(scope, spec, route)
    return CloudWatchSourceIr(
        namespace=spec.namespace,
        dimensions=_dimensions(spec.dimensions),
        regions=scope.regions if spec.regions is None else tuple(spec.regions),
        ingest=ingest_of(spec),
        total=tuple(events.total or ()),
        bad=(ratio.bad,) if ratio else tuple(events.bad or ()),
        good=tuple(events.good or ()),
        metric=spec.metric if isinstance(spec, CloudWatchDistribution | CloudWatchGauge) else None,
        statistic=spec.statistic if isinstance(spec, CloudWatchGauge) else None,
        scale=ratio.scale if ratio else None,
        weight=ratio.weight if ratio else None,
        span=scope.span(*route),
        log_group=spec.log_group,
        logs=logs,
        emits=None if spec.emits is None else _emitted(spec.emits, scope.span(*route, "emits")),
        dimensions_span=scope.span(*route, "dimensions"),
    )


def _emitted(sets: Sequence[Sequence[str]], span: SourceSpan) -> EmittedSetsIr:
    """Each set once: the order of names means nothing."""
    return EmittedSetsIr(tuple(sorted({tuple(sorted(set(names))) for names in sets})), span)


def _dimensions(written: Mapping[str, str | list[str]]) -> Mapping[str, tuple[str, ...]]:
    """By name, sorted; several values mean one alarm for each."""
    values = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in written.items()}
    return dict(sorted(values.items()))
