"""What every rule of one SLO is made from."""

from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import CompositeSli, NoData, SloIr, SloPartitionIr, TimesliceSli
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.group_filter import GroupFilter
from slocompiler.recordings.names import EVENTS, OBSERVED, SeriesNames, slo_names
from slocompiler.targets.prometheus.groups import recording_interval
from slocompiler.values import Duration, print_number


class SloScope(Struct, frozen=True, dict=True):
    """One SLO of one service, with what follows from both."""

    slo: SloIr
    service: ServiceIr
    compilation: CompilationIr

    @property
    def organization(self) -> OrganizationIr:
        return self.compilation.organization

    @cached_property
    def names(self) -> SeriesNames:
        is_sloth = self.organization.prometheus.sloth_names
        return slo_names(self.service.name, self.slo.name, self.service.environment, is_sloth=is_sloth)

    @cached_property
    def signal(self) -> SignalIr:
        """The signal that the SLO measures; a composite has none and raises TypeError."""
        sli = self.slo.sli.of if isinstance(self.slo.sli, TimesliceSli) else self.slo.sli
        if isinstance(sli, CompositeSli):
            raise TypeError("a composite measures other SLOs")
        return self.service.signal(sli.signal)

    @cached_property
    def grouping(self) -> Grouping:
        by = () if isinstance(self.slo.sli, CompositeSli) else self.signal.by
        return Grouping(by, GroupFilter(without=self.slo.excluded))

    @cached_property
    def interval(self) -> Duration:
        return recording_interval(self.organization.prometheus.evaluation_interval)

    @cached_property
    def seconds(self) -> str:
        """Seconds of an evaluation, as text: events per second times this are the events of one evaluation."""
        return print_number(Decimal(self.interval.milliseconds) / 1000)

    @cached_property
    def seen_events(self) -> str:
        """Selector of the events that were seen: under `no_data: bad`, those that count are another series."""
        return self.names.select(OBSERVED if self.slo.no_data is NoData.BAD else EVENTS)

    def names_of(self, partition: SloPartitionIr) -> SeriesNames:
        """The series of one partition: of its group, or of every group that no other partition names."""
        return self.names.narrowed(self.filter_of(partition).matchers())

    def filter_of(self, partition: SloPartitionIr) -> GroupFilter:
        if partition.group:
            return GroupFilter(only=partition.group)
        return GroupFilter(without=_named_groups(self.slo))


def _named_groups(slo: SloIr) -> tuple[GroupIr, ...]:
    return tuple(partition.group for partition in slo.partitions if partition.group)
