"""The alerts that Prometheus sends to Alertmanager, reduced to what routing decides by."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import ExtraRuleIr, ExtraRulesIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store


class RoutedAlert(Struct, frozen=True, order=True):
    """One alert. `slo` is empty for signal alerts; `by` are the labels that tell its groups apart."""

    service: str
    environment: str
    team: str
    severity: str
    alert_name: str
    slo: str
    by: tuple[str, ...]


def routed_alerts(compilation: CompilationIr) -> tuple[RoutedAlert, ...]:
    """Every alert of the compilation once, sorted. CloudWatch pages by its own alarms, so its alerts are not here."""
    found = {alert for service in compilation.services for alert in service_alerts(service)}
    return tuple(sorted(found.union(_hand_written(compilation.organization.extra_rules, None))))


def service_alerts(service: ServiceIr) -> Iterator[RoutedAlert]:
    """The alerts of one service in its environment; equal ones may come twice."""
    yield from _burn_alerts(service)
    yield from _signal_alerts(service)
    yield from _hand_written(service.extra_rules, service)


def _burn_alerts(service: ServiceIr) -> Iterator[RoutedAlert]:
    environment = service.environment or ""
    for slo in service.slos:
        for partition in slo.partitions if slo.store is Store.PROMETHEUS else ():
            for burn in partition.burn_alerts:
                yield RoutedAlert(
                    service.name, environment, partition.team, burn.severity, burn.alert_name, slo.name, slo.by
                )


def _signal_alerts(service: ServiceIr) -> Iterator[RoutedAlert]:
    environment = service.environment or ""
    for alert in service.alerts:
        for partition in alert.partitions if alert.store is Store.PROMETHEUS else ():
            yield RoutedAlert(
                service.name, environment, partition.team, partition.severity, alert.alert_name, "", alert.by
            )


def _hand_written(sets: Iterable[ExtraRulesIr], service: ServiceIr | None) -> Iterator[RoutedAlert]:
    """Of a service's rules the owner is the service's, whatever their labels say, as in the rules that go out."""
    for rule in (rule for extra in sets for rule in extra.rules):
        if rule.is_alert and rule.severity is not None:
            labels = _labels(rule)
            if service:
                labels |= {"service": service.name, "team": service.team}
                labels |= {"environment": service.environment} if service.environment else {}
            yield RoutedAlert(
                labels.get("service", ""),
                labels.get("environment", ""),
                labels.get("team", ""),
                rule.severity,
                str(rule.body.get("alert", "")),
                labels.get("slo", ""),
                (),
            )


def _labels(rule: ExtraRuleIr) -> dict[str, str]:
    labels = rule.body.get("labels")
    return {str(name): str(value) for name, value in labels.items()} if isinstance(labels, Mapping) else {}
