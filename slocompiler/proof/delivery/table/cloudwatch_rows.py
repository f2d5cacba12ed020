"""Alerts that CloudWatch evaluates and tells itself, without Alertmanager."""

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store


class CloudWatchRow(Struct, frozen=True):
    """Alerts of one service and severity; `topic` is what alarms of the severity call, None when nobody is told."""

    service: str
    environment: str
    severity: str
    topic: str | None
    alerts: tuple[str, ...]


def cloudwatch_rows(compilation: CompilationIr, service: str | None = None) -> tuple[CloudWatchRow, ...]:
    """By service, then most urgent severity first. Hours and inhibition are Alertmanager's and do not hold for them."""
    actions = compilation.organization.cloudwatch.actions
    rows: list[CloudWatchRow] = []
    for one in compilation.services:
        names = _names_by_severity(one) if service in (None, one.name) else {}
        for severity in compilation.organization.severities:
            if severity.name in names:
                alerts = tuple(dict.fromkeys(names[severity.name]))
                action = actions.get(severity.name)
                arn = None if action is None else action.arn
                rows.append(CloudWatchRow(one.name, one.environment or "", severity.name, arn, alerts))
    return tuple(rows)


def _names_by_severity(service: ServiceIr) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for slo in service.slos:
        for partition in slo.partitions if slo.store is Store.CLOUDWATCH else ():
            for burn in partition.burn_alerts:
                names.setdefault(burn.severity, []).append(burn.alert_name)
    for alert in service.alerts:
        for condition in alert.partitions if alert.store is Store.CLOUDWATCH else ():
            names.setdefault(condition.severity, []).append(alert.alert_name)
    for extra in service.extra_rules:
        if extra.cloudwatch_files and extra.cloudwatch_severity is not None:
            names.setdefault(extra.cloudwatch_severity, []).extend(extra.cloudwatch_files)
    return names
