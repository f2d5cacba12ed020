"""One partition of an alert at one place."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalIr
from slocompiler.targets.cloudwatch.alarms.body import Watch
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.alarms.periods import MINUTE, seconds_of
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.sources import Origin
from slocompiler.values import Duration


class AlertAt(Struct, frozen=True):
    """What one alarm outside any SLO is about."""

    scope: ServiceScope
    alert: AlertIr
    partition: AlertPartitionIr
    origin: Origin
    place: Place

    @property
    def name(self) -> str:
        return alarm_name(self.scope.service, self.alert.name, *self.place.values)

    @property
    def signal(self) -> SignalIr:
        return self.origin.signal

    @property
    def source(self) -> CloudWatchSourceIr:
        return self.origin.source

    def evaluations(self, period: int) -> int:
        """Periods that must all be beyond the threshold: the one now, and those that began within `for`."""
        return 1 + self.partition.for_.milliseconds // (period * 1000)


class Condition(Struct, frozen=True):
    """A condition as an alarm: what is watched, in words, and what about it is only nearly what the spec says.

    `deviations` is set for a band, whose alarm has no threshold; `waits` is false where `for` would undo the alarm.
    """

    watch: Watch
    words: str
    findings: tuple[Diagnostic, ...] = ()
    deviations: str | None = None


def looks_back(over: Duration | None) -> int:
    """The period of a measure, in seconds: a value of now is that of a minute."""
    return MINUTE if over is None else seconds_of(over)
