"""One SLO as a dashboard shows it."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.promql import Matcher
from slocompiler.queries.group_filter import GroupFilter
from slocompiler.recordings.names import SeriesNames, slo_names
from slocompiler.targets.grafana.panels.colors import color_of_urgency
from slocompiler.targets.grafana.panels.kinds import Steps


class SloView(Struct, frozen=True, dict=True):
    """An SLO, and what follows from it for every panel about it."""

    slo: SloIr
    service: ServiceIr
    compilation: CompilationIr

    @property
    def organization(self) -> OrganizationIr:
        return self.compilation.organization

    @cached_property
    def names(self) -> SeriesNames:
        """The SLO's series, of the groups that the dashboard's variables choose."""
        is_sloth = self.organization.prometheus.sloth_names
        names = slo_names(self.service.name, self.slo.name, self.service.environment, is_sloth=is_sloth)
        return names.narrowed(chosen_groups(self.slo.by))

    def names_of(self, partition: SloPartitionIr) -> SeriesNames:
        """The series of one partition: of its group, or of every group that no other partition names."""
        if partition.group:
            return self.names.narrowed(GroupFilter(only=partition.group).matchers())
        named = tuple(other.group for other in self.slo.partitions if other.group)
        return self.names.narrowed(GroupFilter(without=named).matchers())

    @property
    def legend(self) -> str:
        """What tells the groups apart: `{{region}}`; nothing for an SLO without groups."""
        return legend_of(self.slo.by)

    @property
    def alerts(self) -> Iterator[BurnAlertIr]:
        return (alert for partition in self.slo.partitions for alert in partition.burn_alerts)

    def burn_steps(self) -> Steps:
        """The burn rate at which each entry of the policy alerts, in the colour of its urgency."""
        ranks = {severity.name: rank for rank, severity in enumerate(self.organization.severities)}
        burns = {Decimal(str(alert.burn)): ranks[alert.severity] for alert in self.slo.default.burn_alerts}
        return [(burn, color_of_urgency(rank)) for burn, rank in burns.items()]


def chosen_groups(by: tuple[str, ...]) -> tuple[Matcher, ...]:
    """Conditions that the dashboard's variables fill in."""
    return tuple(Matcher(label, "=~", f"${label}") for label in by)


def legend_of(by: tuple[str, ...], prefix: str = "") -> str:
    groups = " ".join(f"{{{{{label}}}}}" for label in by)
    return f"{prefix} {groups}".strip()
