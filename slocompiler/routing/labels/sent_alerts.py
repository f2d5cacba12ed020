"""Every alert that Prometheus sends to Alertmanager, with its labels and the place that declares it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.hand_written_labels import hand_written_labels
from slocompiler.routing.labels.inherited_labels import burn_series, signal_series


class SentAlert(Struct, frozen=True):
    """One rule that alerts, as Alertmanager sees it. `declared_at`: the SLO, the alert or the hand-written rule."""

    name: str
    page: bool
    labels: AlertLabels
    is_hand_written: bool
    declared_at: SourceSpan

    @property
    def service(self) -> str:
        """The service, or nothing for a rule that belongs to none."""
        return self.labels.known.get("service", "")

    @property
    def environment(self) -> str:
        return self.labels.known.get("environment", "")

    @property
    def team(self) -> str:
        return self.labels.known.get("team", "")

    @property
    def severity(self) -> str:
        return self.labels.known.get("severity", "")

    @property
    def slo(self) -> str:
        return self.labels.known.get("slo", "")


def sent_alerts(compilation: CompilationIr) -> tuple[SentAlert, ...]:
    """The alerts of every service, then those of the organization; CloudWatch's own alarms are not among them."""
    found: list[SentAlert] = []
    for service in compilation.services:
        found += _burn_alerts(service, compilation.organization)
        found += _signal_alerts(service, compilation.organization)
        found += _hand_written(service, compilation.organization)
    return (*found, *_hand_written(None, compilation.organization))


def _burn_alerts(service: ServiceIr, organization: OrganizationIr) -> Iterator[SentAlert]:
    for slo in service.slos:
        for partition in slo.partitions if slo.store is Store.PROMETHEUS else ():
            series = burn_series(service, organization, slo, partition)
            for burn in partition.burn_alerts:
                entry = {"burn": burn.entry, "long": str(burn.long), "short": str(burn.short)}
                own = _owner(service, partition.team) | {"slo": slo.name} | _urgency(burn.severity, page=burn.page)
                own |= _namespace(organization, slo.by) | entry
                if organization.prometheus.sloth_names:
                    own |= {"sloth_window": str(burn.long)}
                own |= _static(service, {**partition.labels, **dict(burn.labels)}, own)
                yield _alert(burn.alert_name, series.under(own), page=burn.page, declared_at=slo.span)


def _signal_alerts(service: ServiceIr, organization: OrganizationIr) -> Iterator[SentAlert]:
    for alert in service.alerts:
        for partition in alert.partitions if alert.store is Store.PROMETHEUS else ():
            own = _owner(service, partition.team) | {"alert": alert.name}
            own |= {} if alert.signal is None else {"signal": alert.signal}
            own |= _urgency(partition.severity, page=partition.page) | _namespace(organization, alert.by)
            own |= _static(service, partition.labels, own)
            series = signal_series(service, alert, partition)
            yield _alert(alert.alert_name, series.under(own), page=partition.page, declared_at=alert.span)


def _hand_written(service: ServiceIr | None, organization: OrganizationIr) -> Iterator[SentAlert]:
    """The labels that the compiler sets win over those of the file."""
    owner = _owner(service, service.team) if service else {}
    sets = service.extra_rules if service else organization.extra_rules
    for rule in (rule for extra in sets for rule in extra.rules if rule.is_alert):
        own = owner | _namespace(organization)
        page = rule.severity is not None and organization.severity(rule.severity).page
        if rule.severity is not None:
            own |= _urgency(rule.severity, page=page)
        name, labels = str(rule.body.get("alert", "")), hand_written_labels(rule).under(own)
        yield SentAlert(name, page, labels.given("alertname", name), True, rule.span)


def _alert(name: str, labels: AlertLabels, *, page: bool, declared_at: SourceSpan) -> SentAlert:
    return SentAlert(name, page, labels.given("alertname", name), False, declared_at)


def _owner(service: ServiceIr, team: str) -> dict[str, str]:
    tier = {} if service.tier is None else {"tier": service.tier}
    environment = {} if service.environment is None else {"environment": service.environment}
    return {"service": service.name} | environment | {"team": team} | tier


def _urgency(severity: str, *, page: bool) -> dict[str, str]:
    return {"severity": severity, "page": "true" if page else "false"}


def _namespace(organization: OrganizationIr, by: tuple[str, ...] = ()) -> dict[str, str]:
    """The label by which prometheus-operator routes, where its resources are built; groups of that name keep theirs."""
    namespace = organization.prometheus.rule_namespace
    wanted = namespace is not None and organization.alertmanager.as_resource and "namespace" not in by
    return {"namespace": namespace} if namespace is not None and wanted else {}


def _static(service: ServiceIr, labels: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Labels that the spec adds; they never replace what routing relies on."""
    return {name: value for name, value in {**service.labels, **labels}.items() if name not in own}
