"""Labels of alerts and of the info series. Recorded samples carry none of these."""

from collections.abc import Container, Mapping

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloPartitionIr
from slocompiler.recordings.names import service_labels
from slocompiler.targets.prometheus.scope import SloScope
from slocompiler.targets.prometheus.templates import escape_template


def burn_labels(scope: SloScope, partition: SloPartitionIr, alert: BurnAlertIr) -> dict[str, str]:
    """Whom a burn alert is for and which entry of the policy it is; the labels of its group come from the series."""
    entry = {"burn": alert.entry, "long": str(alert.long), "short": str(alert.short)}
    own = owner_labels(scope.service, partition.team) | {"slo": scope.slo.name}
    own |= urgency_labels(alert.severity, page=alert.page) | entry
    own |= namespace_labels(scope.organization, scope.slo.by)
    return own | _static(scope.service, {**partition.labels, **dict(alert.labels)}, own)


def signal_labels(
    service: ServiceIr, organization: OrganizationIr, alert: AlertIr, partition: AlertPartitionIr
) -> dict[str, str]:
    """Whom an alert outside any SLO is for; it has no `slo`, so that no inhibition between SLOs touches it."""
    own = owner_labels(service, partition.team) | {"alert": alert.name}
    own |= {} if alert.signal is None else {"signal": alert.signal}
    own |= urgency_labels(partition.severity, page=partition.page)
    own |= namespace_labels(organization, alert.by)
    return own | _static(service, partition.labels, own)


def info_labels(scope: SloScope, partition: SloPartitionIr) -> dict[str, str]:
    """Everything about a partition of an SLO that no other series says."""
    objective = {"objective": str(partition.objective).removesuffix("%"), "window": scope.slo.window.text}
    if scope.names.is_sloth:
        sloth = {"sloth_objective": objective["objective"], "sloth_mode": "slocompiler", "sloth_spec": "slocompiler/v1"}
        objective |= sloth
    own = scope.names.labels() | dict(partition.group) | owner_labels(scope.service, partition.team) | objective
    return own | _static(scope.service, partition.labels, own)


def owner_labels(service: ServiceIr, team: str) -> dict[str, str]:
    tier = {} if service.tier is None else {"tier": service.tier}
    return service_labels(service) | {"team": team} | tier


def urgency_labels(severity: str, *, page: bool) -> dict[str, str]:
    """`page` is for Alertmanager: a firing dependency silences what does not page."""
    return {"severity": severity, "page": "true" if page else "false"}


def namespace_labels(organization: OrganizationIr, by: Container[str] = ()) -> dict[str, str]:
    """The label that prometheus-operator's AlertmanagerConfig routes by, when that form is built.

    Groups of the same name keep theirs: to replace it would make one alert of all of them.
    """
    namespace = organization.prometheus.rule_namespace
    if namespace is None or not organization.alertmanager.as_resource or "namespace" in by:
        return {}
    return {"namespace": namespace}


def _static(service: ServiceIr, labels: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Labels from the spec, by name; they never replace what routing relies on."""
    merged = {**service.labels, **labels}
    return {name: escape_template(merged[name]) for name in sorted(merged) if name not in own}
