"""What the rules of a service cost Prometheus."""

from collections.abc import Mapping
from fractions import Fraction

from slocompiler.cost.report import RuleCost
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.promql import VectorSelector
from slocompiler.targets.prometheus.recorded_series import ASSUMED_VALUES, recorded_series, series_counter
from slocompiler.targets.prometheus.rule_cost import RawSeries, Reading, group_cost, recordings
from slocompiler.targets.prometheus.target import service_groups

_BUCKET = "_bucket"


def prometheus_usage(service: ServiceIr, compilation: CompilationIr, series: int) -> RuleCost:
    """`series`: raw series that a selector is taken to find, a bucket of a classic histogram at a time."""
    facts = compilation.organization.prometheus
    groups = service_groups(service, compilation)
    recorded = recordings(groups, facts.evaluation_interval, series_counter(service, ASSUMED_VALUES))
    reading = Reading(raw_series(service, series), facts.scrape_interval, recorded)
    costs = [group_cost(group, facts.evaluation_interval, reading) for group in groups]
    return RuleCost(
        rules=sum(len(group.rules) for group in groups),
        series=recorded_series(service, groups),
        samples=sum(cost.samples for cost in costs),
        per_second=sum((Fraction(cost.samples * 1000, cost.interval.milliseconds) for cost in costs), Fraction(0)),
    )


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
