"""PagerDuty Event Orchestration: gathers what belongs to one incident across severities and notifications.

The rules go into the orchestration of the PagerDuty service (`PUT /event_orchestrations/services/{id}`). Each one marks
the events of a correlation with the custom detail `correlation`; with the service's alert grouping set to that field,
PagerDuty puts them into one incident, which is resolved when all of its alerts are. They are not given one dedup key:
the first of them to end would close the incident over the others. Not tried against PagerDuty itself.
"""

from typing import Any

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import CorrelationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.routing.matcher import one_of
from slocompiler.routing.routed_alerts import service_alerts


def event_orchestration(service: ServiceIr, compilation: CompilationIr) -> dict[str, Any] | None:
    """The rule set of a service; None when it correlates nothing that PagerDuty hears of."""
    heard = _heard_by_pagerduty(service, compilation.organization)
    rules = [
        _rule(service, correlation)
        for correlation in service.correlations
        if heard.intersection(correlation.alert_names)
    ]
    if not rules:
        return None
    return {
        "orchestration_path": {
            "type": "service",
            "sets": [{"id": "start", "rules": rules}],
            "catch_all": {"actions": {}},
        }
    }


def _heard_by_pagerduty(service: ServiceIr, organization: OrganizationIr) -> set[str]:
    """Names of the service's alerts that go to a PagerDuty receiver."""
    pagers = {receiver.name for receiver in organization.receivers if receiver.kind == "pagerduty"}
    notify = {team.name: team.notify for team in organization.teams}
    return {
        alert.alert_name
        for alert in service_alerts(service)
        if pagers.intersection(notify.get(alert.team, {}).get(alert.severity, ()))
    }


def _rule(service: ServiceIr, correlation: CorrelationIr) -> dict[str, Any]:
    """The details `service` and `alerts` are those that the generated PagerDuty receivers send."""
    names = one_of("alerts", sorted(correlation.alert_names)).value
    where = f"event.custom_details.service matches '{service.name}'"
    return {
        "label": f"{service.name}: {correlation.name}",
        "conditions": [{"expression": f"{where} and event.custom_details.alerts matches regex '(^| )({names}) '"}],
        "actions": {
            "annotate": f"Part of the incident kind {correlation.name} of {service.name}.",
            "extractions": [
                {"target": "event.custom_details.correlation", "template": f"{service.name}/{correlation.name}"}
            ],
        },
    }
