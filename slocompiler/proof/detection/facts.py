"""What the firing of an SLO's alerts depends on besides the failure itself."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import TrafficIr
from slocompiler.ir.slos import DistributionSli, EventsSli, SloIr, SloPartitionIr
from slocompiler.proof.detection.sli_shape import SLOWEST_RECORDING, SliShape, sli_shape
from slocompiler.values import Duration, Rate


class DetectionFacts(Struct, frozen=True):
    """`scrape` and `interval`: time between scrapes, and between evaluations. `budget`: the error ratio allowed over
    `window`.

    `baseline`: the error ratio when nothing is wrong. `may_be_born`: the series of errors may begin with the outage.
    `low` and `mean`: events at the quietest and on average; None: not known, and taken to be ample.
    """

    scrape: Duration
    interval: Duration
    budget: Fraction
    window: Duration
    shape: SliShape
    baseline: Fraction = Fraction(0)
    may_be_born: bool = False
    low: Rate | None = None
    mean: Rate | None = None


def facts_of(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr
) -> DetectionFacts:
    """The facts about one partition of an SLO."""
    traffic = _traffic(slo, service)
    baseline = Fraction(0 if slo.baseline is None else slo.baseline.ratio)
    return DetectionFacts(
        scrape=prometheus.scrape_interval,
        interval=recording_interval(prometheus),
        budget=Fraction(partition.objective.budget),
        window=slo.window.length,
        shape=sli_shape(slo, service),
        baseline=baseline,
        may_be_born=isinstance(slo.sli, EventsSli) and not baseline,
        low=None if traffic is None else _some(traffic.low),
        mean=None if traffic is None else _some(traffic.mean),
    )


def _traffic(slo: SloIr, service: ServiceIr) -> TrafficIr | None:
    """Declared is the traffic of all groups together, so nothing is known of one."""
    if slo.by or not isinstance(slo.sli, EventsSli | DistributionSli):
        return None
    return service.signal(slo.sli.signal).traffic


def _some(rate: Rate) -> Rate | None:
    """Without events nothing can fail, so no traffic at all says nothing about failures."""
    return rate if rate.per_second else None


def recording_interval(prometheus: PrometheusFactsIr) -> Duration:
    """How often the group of an SLO is evaluated: its recordings must be at most a minute apart."""
    return min(prometheus.evaluation_interval, SLOWEST_RECORDING)
