"""Everything of a service that fires, whatever it is made of: entries of policies, and alerts outside any SLO."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.side import NOBODY, ServiceSide, Telling
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.load.loaded import Route
from slocompiler.values import Duration


class Alarm(Struct, frozen=True):
    """One alert rule. `entry`: of the burn-rate policy; None for an alert outside any SLO. `route`: in the spec."""

    name: str
    entry: str | None
    alert_name: str
    group: GroupIr
    severity: str
    page: bool
    team: str
    for_: Duration
    keep_firing_for: Duration
    runbook: RunbookRefIr | None
    telling: Telling
    body: BurnAlertIr | AlertPartitionIr
    routes: tuple[Route, ...]

    @property
    def part(self) -> str:
        return "alert" if self.entry is None else "burn alert"


def alarms_of_slo(side: ServiceSide, slo: SloIr, partition: SloPartitionIr) -> tuple[Alarm, ...]:
    """The entries of the policy that guards a partition."""
    routes = _routes("slos", slo.name, partition.group)
    return tuple(
        Alarm(
            name=f"{slo.name}/{burn.entry}",
            entry=burn.entry,
            alert_name=burn.alert_name,
            group=partition.group,
            severity=burn.severity,
            page=burn.page,
            team=partition.team,
            for_=burn.for_,
            keep_firing_for=burn.keep_firing_for,
            runbook=partition.runbook,
            telling=side.told.get((burn.alert_name, partition.group), NOBODY),
            body=burn,
            routes=routes,
        )
        for burn in partition.burn_alerts
    )


def alarms_of_alert(side: ServiceSide, alert: AlertIr, partition: AlertPartitionIr) -> tuple[Alarm, ...]:
    """The one rule of a partition."""
    return (
        Alarm(
            name=alert.name,
            entry=None,
            alert_name=alert.alert_name,
            group=partition.group,
            severity=partition.severity,
            page=partition.page,
            team=partition.team,
            for_=partition.for_,
            keep_firing_for=partition.keep_firing_for,
            runbook=partition.runbook,
            telling=side.told.get((alert.alert_name, partition.group), NOBODY),
            body=partition,
            routes=_routes("alerts", alert.name, partition.group),
        ),
    )


def all_alarms(side: ServiceSide) -> Iterator[Alarm]:
    for slo in side.ir.slos:
        for promise in slo.partitions:
            yield from alarms_of_slo(side, slo, promise)
    for alert in side.ir.alerts:
        for part in alert.partitions:
            yield from alarms_of_alert(side, alert, part)


def paired_alarms(
    sides: Pair[ServiceSide], slos: Iterable[Pair[SloIr]], alerts: Iterable[Pair[AlertIr]]
) -> Paired[Alarm]:
    """The rules of SLOs and alerts that are there on both sides, in groups that are."""
    found = [_of_slo(sides, slo, promise) for slo in slos for promise in paired_groups(slo).kept]
    found += [_of_alert(sides, alert, part) for alert in alerts for part in paired_alert_groups(alert).kept]
    return Paired(
        tuple(kept for each in found for kept in each.kept),
        tuple(removed for each in found for removed in each.removed),
        tuple(added for each in found for added in each.added),
    )


def paired_groups(slo: Pair[SloIr]) -> Paired[SloPartitionIr]:
    return pair(slo.old.partitions, slo.new.partitions, lambda one: one.group, ())


def paired_alert_groups(alert: Pair[AlertIr]) -> Paired[AlertPartitionIr]:
    return pair(alert.old.partitions, alert.new.partitions, lambda one: one.group, ())


def _of_slo(sides: Pair[ServiceSide], slo: Pair[SloIr], promise: Pair[SloPartitionIr]) -> Paired[Alarm]:
    old = alarms_of_slo(sides.old, slo.old, promise.old)
    new = alarms_of_slo(sides.new, slo.new, promise.new)
    return pair(old, new, lambda one: one.entry, (_windows,))


def _of_alert(sides: Pair[ServiceSide], alert: Pair[AlertIr], part: Pair[AlertPartitionIr]) -> Paired[Alarm]:
    old = alarms_of_alert(sides.old, alert.old, part.old)
    new = alarms_of_alert(sides.new, alert.new, part.new)
    return pair(old, new, lambda _: "", ())


def _windows(alarm: Alarm) -> object:
    """An entry of another name is the same one when it looks at the same windows for the same burn."""
    body = alarm.body
    return meaning((body.burn, body.long, body.short)) if isinstance(body, BurnAlertIr) else None


def _routes(kind: str, name: str, group: GroupIr) -> tuple[Route, ...]:
    """Where the values of a partition may stand: in its group first."""
    whole: Route = (kind, name)
    return (*((*whole, "groups", label, value) for label, value in group), whole)
