"""What a rule test is about: one partition of an SLO, with series that feed it."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from math import lcm

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, SignalIr, Store
from slocompiler.ir.slos import CompositeSli, DistributionSli, EventsSli, NoData, SloIr, SloPartitionIr, TimesliceSli
from slocompiler.promql import VectorSelector
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.detection.sli_shape import signal_of
from slocompiler.proof.rule_tests.matching_labels import values_for
from slocompiler.proof.rule_tests.roles import (
    InputSeries,
    NotTestableError,
    all_selectors,
    distribution_series,
    event_series,
)


class Group(Struct, frozen=True):
    """One group of a signal: its labels in the store, and as they are recorded."""

    stored: Mapping[str, str]
    recorded: Mapping[str, str]


class Subject(Struct, frozen=True):
    """A partition of an SLO. `groups`: one of its own, then another healthy one when the signal has groups."""

    service: ServiceIr
    slo: SloIr
    partition: SloPartitionIr
    facts: DetectionFacts
    groups: tuple[Group, ...]
    series: Callable[[Group], tuple[InputSeries, ...]]
    has_sloth_names: bool

    @property
    def title(self) -> str:
        group = ", ".join(f"{label}={value}" for label, value in self.partition.group)
        return f"{self.slo.name} ({group})" if group else self.slo.name

    @property
    def selectors(self) -> tuple[VectorSelector, ...]:
        """What its rules read."""
        name = signal_of(self.slo.sli)
        source = None if name is None else self.service.signal(name).prometheus
        assert isinstance(source, PrometheusEventsIr | PrometheusDistributionIr), "checked when its series were made"
        return tuple(all_selectors(source))

    @property
    def identity(self) -> dict[str, str]:
        """The label that tells the SLO's recordings and alerts from those of others in a test."""
        return {"sloth_slo" if self.has_sloth_names else "slo": self.slo.name}

    @property
    def common_step(self) -> int:
        """The time (ms) after which scrapes and evaluations fall together again."""
        return lcm(self.facts.scrape.milliseconds, self.facts.interval.milliseconds)


def subject(slo: SloIr, partition: SloPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr) -> Subject:
    """What to test a partition with; raises NotTestableError with the reason why that cannot be done."""
    name = signal_of(slo.sli)
    if slo.store is not Store.PROMETHEUS:
        raise NotTestableError("it is evaluated in CloudWatch")
    if name is None:
        raise NotTestableError("a composite is made of other SLOs, which have tests of their own")
    if slo.no_data is NoData.BAD:
        raise NotTestableError("time without data counts as bad, and every test begins with it")
    signal = service.signal(name)
    series = _series_maker(slo, signal, prometheus)
    groups = tuple(_groups(slo, partition, signal))
    known = facts_of(slo, partition, service, prometheus)
    found = Subject(service, slo, partition, known, groups, series, prometheus.sloth_names)
    for group in groups:
        series(group)
    return found


def _series_maker(
    slo: SloIr, signal: SignalIr, prometheus: PrometheusFactsIr
) -> Callable[[Group], tuple[InputSeries, ...]]:
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    match sli, signal.prometheus:
        case EventsSli(), PrometheusEventsIr() as events:
            return lambda group: event_series(events, group.stored)
        case DistributionSli() as measured, PrometheusDistributionIr() as histogram:
            return lambda group: distribution_series(histogram, measured, prometheus, group.stored)
        case CompositeSli(), _:
            raise NotTestableError("a composite has no series of its own")
    raise NotTestableError(f"a {signal.form} is not written as test series")


def _groups(slo: SloIr, partition: SloPartitionIr, signal: SignalIr) -> Iterator[Group]:
    """A group of the partition, then one that differs from it in the first label that the partition leaves open.

    Named groups and those left out are no part of the rest; a partition without an open label has one group.
    """
    assert isinstance(signal.prometheus, PrometheusEventsIr | PrometheusDistributionIr)
    selectors = tuple(all_selectors(signal.prometheus))
    sources = {label.recorded: label.source for label in signal.by}
    taken = {value for other in slo.partitions for _, value in other.group}
    taken |= {value for group in slo.excluded for _, value in group}
    chosen = {label: list(islice(_values(sources[label], selectors, taken), 2)) for label in sources}
    own = {label: values[0] for label, values in chosen.items() if values} | dict(partition.group)
    if len(own) < len(sources):
        raise NotTestableError("no values are found for the labels that keep its groups apart")
    yield _group(own, sources)
    for label, values in chosen.items():
        if label not in dict(partition.group) and len(values) > 1:
            yield _group(own | {label: values[1]}, sources)
            return


def _group(recorded: Mapping[str, str], sources: Mapping[str, str]) -> Group:
    return Group({sources[label]: value for label, value in recorded.items()}, recorded)


def _values(label: str, selectors: tuple[VectorSelector, ...], taken: set[str]) -> Iterator[str]:
    """Values of a label that all of the selectors find and no other partition has."""
    for value in values_for(label, selectors[0]):
        if value not in taken and all(value in values_for(label, other) for other in selectors[1:]):
            yield value
