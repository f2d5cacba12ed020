"""The one place where a form of SLI is told from another."""

from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, PrometheusGaugeIr, PrometheusRatioIr
from slocompiler.ir.slos import CompositeSli, DistributionSli, EventsSli, GaugeSli, RatioSli, TimesliceSli
from slocompiler.queries.counters import CounterQueries, event_counters
from slocompiler.queries.histograms import Histogram
from slocompiler.queries.ratios import bad_share
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.sli.composite import count_composite
from slocompiler.targets.prometheus.sli.counts import Counts, count_counters
from slocompiler.targets.prometheus.sli.distribution import distribution_counters
from slocompiler.targets.prometheus.sli.gauge import count_gauge
from slocompiler.targets.prometheus.sli.ratio import count_ratio
from slocompiler.targets.prometheus.sli.timeslice import count_timeslices
from slocompiler.values import Duration


def count_sli(scope: SloScope) -> Counts:
    """Counts of the SLO's SLI; raises TypeError for a signal of another form, which lowering has ruled out."""
    sli = scope.slo.sli
    if isinstance(sli, CompositeSli):
        return count_composite(scope, sli)
    match sli, scope.signal.prometheus:
        case TimesliceSli(of, every), source if source is not None:
            return count_timeslices(scope, sli, _ratio_over(scope, of, every))
        case GaugeSli(), PrometheusGaugeIr() as source:
            return count_gauge(scope, source, sli)
        case RatioSli(), PrometheusRatioIr() as source:
            return count_ratio(scope, source)
        case (EventsSli() | DistributionSli()) as counted, _:
            return count_counters(scope, _counters(scope, counted))
    raise TypeError(f"{scope.slo.name}: no such SLI on {scope.signal.form}")


def _counters(scope: SloScope, sli: EventsSli | DistributionSli) -> CounterQueries:
    match sli, scope.signal.prometheus:
        case EventsSli(), PrometheusEventsIr() as source:
            return event_counters(source, scope.grouping)
        case DistributionSli(), PrometheusDistributionIr() as source:
            return distribution_counters(Histogram(source, scope.grouping, scope.organization.prometheus), sli)
    raise TypeError(f"{scope.slo.name}: no such SLI on {scope.signal.form}")


def _ratio_over(scope: SloScope, sli: EventsSli | DistributionSli | RatioSli, window: Duration) -> str:
    """The error ratio over a window, in one expression."""
    source = scope.signal.prometheus
    if isinstance(source, PrometheusRatioIr):
        return bad_share(source, scope.grouping, window)
    assert not isinstance(sli, RatioSli)
    queries = _counters(scope, sli)
    events = queries.events(window)
    return f"({queries.errors(window, '', events)}) / ({events} > 0)"
