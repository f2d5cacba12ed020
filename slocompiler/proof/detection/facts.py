"""What the firing of an SLO's alerts depends on besides the failure itself."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.proof.detection.sli_shape import SLOWEST_RECORDING, SliShape, sli_shape
from slocompiler.values import Duration


class DetectionFacts(Struct, frozen=True):
    """`scrape` and `interval`: time between scrapes, and between evaluations. `budget`: the error ratio allowed over
    `window`.
    """

    scrape: Duration
    interval: Duration
    budget: Fraction
    window: Duration
    shape: SliShape


def facts_of(
    slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr
) -> DetectionFacts:
    """The facts about one partition of an SLO."""
    return DetectionFacts(
        scrape=prometheus.scrape_interval,
        interval=recording_interval(prometheus),
        budget=Fraction(partition.objective.budget),
        window=slo.window.length,
        shape=sli_shape(slo, service),
    )


def recording_interval(prometheus: PrometheusFactsIr) -> Duration:
    """How often the group of an SLO is evaluated: its recordings must be at most a minute apart."""
    return min(prometheus.evaluation_interval, SLOWEST_RECORDING)
