"""The metrics that a service states in log lines, and what of them is read."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalIr
from slocompiler.targets.cloudwatch.readings import Reading
from slocompiler.targets.cloudwatch.sources import COUNT, measured_here, units_of

EMF = "emf"
#: Metrics that are read more often than once a minute must be stored so.
_MINUTE = 60
DimensionSet = tuple[str, ...]


class StatedMetric(Struct, frozen=True):
    """A metric of a signal in log lines, and everything that reads it."""

    signal: SignalIr
    source: CloudWatchSourceIr
    name: str
    unit: str
    read: tuple[Reading, ...]

    @property
    def sets(self) -> tuple[DimensionSet, ...]:
        """The sets of dimensions that are read."""
        return tuple(sorted({each.dimensions for each in self.read}))

    @property
    def dimensions(self) -> tuple[str, ...]:
        return tuple(sorted({name for names in self.sets for name in names}))

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """The values of dimensions that something reads, sorted."""
        return tuple(sorted({pair for each in self.read for pair in each.values}))

    @property
    def readers(self) -> tuple[str, ...]:
        return tuple(sorted({each.reader.name for each in self.read}))

    @property
    def high_resolution(self) -> bool:
        """Whether it must be stored by the second."""
        return any(each.period < _MINUTE for each in self.read)

    @property
    def counts(self) -> bool:
        """Whether its values are numbers of events, which are logged as 0 too."""
        return self.unit == COUNT


def sources_in_lines(service: ServiceIr) -> tuple[tuple[SignalIr, CloudWatchSourceIr], ...]:
    """The signals whose metrics the service itself writes into its log."""
    return tuple((signal, source) for signal, source in measured_here(service) if source.ingest == EMF)


def stated_metrics(service: ServiceIr, read: Iterable[Reading]) -> tuple[StatedMetric, ...]:
    """The metrics that something reads, by signal; one that two signals have is there for both."""
    found: dict[tuple[str, str], list[Reading]] = {}
    for reading in read:
        found.setdefault((reading.namespace, reading.metric), []).append(reading)
    return tuple(
        StatedMetric(signal, source, name, unit, tuple(found[source.namespace, name]))
        for signal, source in sources_in_lines(service)
        for name, unit in units_of(signal, source).items()
        if (source.namespace, name) in found
    )
