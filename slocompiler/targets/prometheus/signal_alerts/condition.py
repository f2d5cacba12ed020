"""A condition as PromQL: what every kind of `when` comes down to."""

from msgspec import Struct

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.group_filter import GroupFilter
from slocompiler.recordings.names import SeriesNames, alert_names
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.values import Duration


class Condition(Struct, frozen=True):
    """Recordings, and an expression over them that has a sample for each group that is in trouble.

    `looks_back`: how long a moment stays in the value, so how long planned work echoes in it; None for no time at all.
    `summary` and `description` say in plain words what is true then, as Prometheus templates.
    """

    expr: str
    summary: str
    description: str
    recordings: tuple[Recording, ...] = ()
    looks_back: Duration | None = None


class AlertScope(Struct, frozen=True):
    """One partition of an alert on a signal, and everything its condition is made from."""

    service: ServiceIr
    alert: AlertIr
    partition: AlertPartitionIr
    signal: SignalIr
    compilation: CompilationIr

    @property
    def facts(self) -> PrometheusFactsIr:
        return self.compilation.organization.prometheus

    @property
    def groups(self) -> GroupFilter:
        """The groups of the partition; the rest has every group that nothing else names."""
        if self.partition.group:
            return GroupFilter(only=self.partition.group)
        named = tuple(partition.group for partition in self.alert.partitions if partition.group)
        return GroupFilter(without=(*named, *self.alert.excluded))

    @property
    def grouping(self) -> Grouping:
        """For fresh expressions of this partition alone."""
        return Grouping(self.signal.by, self.groups)

    @property
    def recorded_grouping(self) -> Grouping:
        """For recordings that partitions share: every group but the excluded ones."""
        return Grouping(self.signal.by, GroupFilter(without=self.alert.excluded))

    @property
    def recorded(self) -> SeriesNames:
        """The series recorded for this condition. Partitions with the same condition share them."""
        return alert_names(self.service, self.alert.signal, self._subject())

    @property
    def selected(self) -> SeriesNames:
        """The recorded series of this partition's groups."""
        return self.recorded.narrowed(self.groups.matchers())

    def _subject(self) -> str:
        same = next(p for p in self.alert.partitions if p.condition == self.partition.condition)
        return ":".join((self.alert.name, *(value for _, value in same.group)))
