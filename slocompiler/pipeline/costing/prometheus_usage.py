"""What the rules of a service cost Prometheus."""

from collections.abc import Mapping, Sequence

from slocompiler.cost.report import RuleCost
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.ir.slos import CompositeSli
from slocompiler.promql import VectorSelector
from slocompiler.targets.prometheus.found_recordings import RecordedSeries, recordings
from slocompiler.targets.prometheus.recorded_series import ASSUMED_VALUES, recorded_series, values_counter
from slocompiler.targets.prometheus.rule_cost import (
    RawSeries,
    Reading,
    group_cost,
    native_samples,
)
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.prometheus.target import service_groups
from slocompiler.values import Duration

#: Buckets that a native histogram is taken to have, in one row.
ASSUMED_BUCKETS = 60
_BUCKET = "_bucket"


def prometheus_usage(service: ServiceIr, compilation: CompilationIr, series: int) -> RuleCost:
    """`series`: raw series that a selector is taken to find, a bucket of a classic histogram at a time."""
    facts = compilation.organization.prometheus
    groups = service_groups(service, compilation)
    reading = Reading(
        raw_series(service, series),
        facts.scrape_interval,
        _recorded(service, groups, compilation),
        dict.fromkeys(native_histograms(service), native_samples(ASSUMED_BUCKETS)),
        facts.evaluation_interval,
    )
    costs = tuple(group_cost(group, facts.evaluation_interval, reading) for group in groups)
    return RuleCost(sum(len(group.rules) for group in groups), recorded_series(service, groups), costs)


def native_histograms(service: ServiceIr) -> tuple[str, ...]:
    """The metrics that are native histograms."""
    sources = [signal.prometheus for signal in service.signals]
    return tuple(
        source.selector.metric
        for source in sources
        if isinstance(source, PrometheusDistributionIr) and source.boundaries is None and source.selector.metric
    )


def _recorded(
    service: ServiceIr, groups: Sequence[RuleGroup], compilation: CompilationIr
) -> Mapping[str, Sequence[RecordedSeries]]:
    """What the rules of a service record, and those of the services that its composites are made of."""
    interval = compilation.organization.prometheus.evaluation_interval
    found = {name: list(series) for name, series in _recorded_by(service, groups, interval).items()}
    for other in _members(service, compilation):
        for name, series in _recorded_by(other, service_groups(other, compilation), interval).items():
            found.setdefault(name, []).extend(series)
    return found


def _recorded_by(
    service: ServiceIr, groups: Sequence[RuleGroup], interval: Duration
) -> Mapping[str, Sequence[RecordedSeries]]:
    return recordings(groups, interval, values_counter(service, ASSUMED_VALUES))


def _members(service: ServiceIr, compilation: CompilationIr) -> list[ServiceIr]:
    """The other services whose SLOs the composites of a service read."""
    names = {part.service for slo in service.slos if isinstance(slo.sli, CompositeSli) for part in slo.sli.parts}
    others = names - {service.name}
    return [each for each in compilation.services if each.name in others and each.environment == service.environment]


def raw_series(service: ServiceIr, series: int) -> RawSeries:
    """The same number for every selector, times the buckets where it asks for all of them."""
    buckets = dict(_buckets(service))

    def count(selector: VectorSelector) -> int:
        is_one = any(matcher.label == "le" for matcher in selector.matchers)
        return series if is_one else series * buckets.get(selector.metric or "", 1)

    return count


def _buckets(service: ServiceIr) -> Mapping[str, int]:
    """Metric of a classic histogram's buckets -> how many there are, `+Inf` included."""
    sources = [signal.prometheus for signal in service.signals]
    return {
        f"{source.selector.metric}{_BUCKET}": len(source.boundaries) + 1
        for source in sources
        if isinstance(source, PrometheusDistributionIr) and source.boundaries
    }
