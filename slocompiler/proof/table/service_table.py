"""Everything that is known about when a service's alerts fire, and when somebody is told."""

from msgspec import Struct

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.table.burn_table import DetectionTable, detection_table
from slocompiler.proof.table.evaluator import evaluator_of
from slocompiler.proof.table.signal_table import SignalTable, signal_table
from slocompiler.proof.table.told import Notifying, Told, told
from slocompiler.proof.table.why_not_modelled import why_not_modelled


class SloDetection(Struct, frozen=True):
    """One partition of an SLO. `told`: one for each of its alerts, in their order."""

    slo: SloIr
    partition: SloPartitionIr
    told: tuple[Told, ...]
    table: DetectionTable | NotModelled


class AlertDetection(Struct, frozen=True):
    """One partition of an alert outside any SLO."""

    alert: AlertIr
    partition: AlertPartitionIr
    told: Told
    table: SignalTable | NotModelled


class ServiceDetection(Struct, frozen=True):
    """A service in one environment (None: the organization has only one)."""

    service: str
    environment: str | None
    slos: tuple[SloDetection, ...]
    alerts: tuple[AlertDetection, ...]


def service_detection(service: ServiceIr, organization: OrganizationIr) -> ServiceDetection:
    """Every partition of every SLO and every alert: with a table, or with the reason why there is none."""
    return ServiceDetection(
        service=service.name,
        environment=service.environment,
        slos=tuple(_slo(slo, partition, service, organization) for slo in service.slos for partition in slo.partitions),
        alerts=tuple(
            _alert(alert, partition, service, organization)
            for alert in service.alerts
            for partition in alert.partitions
        ),
    )


def _slo(slo: SloIr, partition: SloPartitionIr, service: ServiceIr, organization: OrganizationIr) -> SloDetection:
    reason = why_not_modelled(slo, service)
    notified = tuple(
        told(Notifying(alert.alert_name, slo.store, alert.severity, partition.team), service, organization)
        for alert in partition.burn_alerts
    )
    if reason is not None:
        return SloDetection(slo, partition, notified, NotModelled(reason))
    facts = facts_of(slo, partition, service, organization.prometheus)
    return SloDetection(
        slo, partition, notified, detection_table(slo, partition, facts, evaluator_of(slo, organization))
    )


def _alert(
    alert: AlertIr, partition: AlertPartitionIr, service: ServiceIr, organization: OrganizationIr
) -> AlertDetection:
    notifying = Notifying(alert.alert_name, alert.store, partition.severity, partition.team)
    table = signal_table(alert, partition, service, organization.prometheus)
    return AlertDetection(alert, partition, told(notifying, service, organization), table)
