"""One partition of an SLO at one place, and the names that its alarms have."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.tags import Tags, slo_tags
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.values import Duration, print_number

#: Application Signals takes shorter names than alarms have.
_SLO_NAME_LENGTH = 128


class SloAt(Struct, frozen=True):
    """What one set of burn-rate alarms is about."""

    scope: ServiceScope
    slo: SloIr
    partition: SloPartitionIr
    place: Place

    @property
    def tags(self) -> Tags:
        """Tags of what the entries share."""
        return slo_tags(self.scope.service, self.slo, self.partition)

    @property
    def slo_name(self) -> str:
        """The name of the SLO in Application Signals."""
        return alarm_name(self.scope.service, self.slo.name, *self.place.values, most=_SLO_NAME_LENGTH)

    def entry_name(self, entry: BurnAlertIr) -> str:
        """The alarm that tells somebody of an entry."""
        return self._name(entry.own_name or entry.entry)

    def child_name(self, window: Duration, threshold: Decimal, least: int) -> str:
        """The alarm on one window; alarms of the same window, threshold and guard are one alarm."""
        guard = f"-min-{least}" if least else ""
        return self._name(f"burn-{window}-above-{print_number(threshold)}{guard}")

    def query_name(self, entry: BurnAlertIr) -> str:
        """The alarm on the PromQL query of an entry."""
        return self._name(f"burn-{entry.own_name or entry.entry}")

    def burn_rate_name(self, entry: BurnAlertIr) -> str:
        """The alarm on the burn rate that Application Signals computes for the long window of an entry."""
        return self._name(f"burn-rate-{entry.long}-above-{entry.burn}")

    def guard_name(self, least: int) -> str:
        """The alarm on the failures of a day."""
        return self._name(f"burn-failures-1d-min-{least}")

    def suppressor_name(self, entry: BurnAlertIr) -> str:
        """The alarm that is on while anything more urgent than the entry is."""
        return self._name(f"more-urgent-than-{entry.entry}")

    def resource(self, kind: ResourceKind, name: str, body: object) -> Resource:
        assert isinstance(body, dict), "a body is a mapping"
        return Resource(kind, name, self.place.region, body, self.slo.span)

    def _name(self, part: str) -> str:
        return alarm_name(self.scope.service, self.slo.name, part, *self.place.values)
