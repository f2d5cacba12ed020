"""What a page is about, as plain data: for templates that do not want the markdown that is made of it."""

from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import AlertInWords


def page_facts(runbook: RunbookIr, alerts: tuple[AlertInWords, ...], services: list[ServiceIr]) -> dict[str, object]:
    """Texts as they stand in the spec. A template puts them through `markdown` or `code`."""
    concerned = {(alert.service, alert.environment) for alert in alerts}
    return {
        "name": runbook.name,
        "title": runbook.title,
        "url": runbook.url,
        "is_shared": runbook.is_shared,
        "alerts": [_alert(alert) for alert in alerts],
        "steps": [
            {"action": step.action, "text": step.text, "query": step.query, "command": step.command}
            for step in runbook.steps
        ],
        "services": [_service(service) for service in services if (service.name, service.environment) in concerned],
    }


def _alert(alert: AlertInWords) -> dict[str, object]:
    return {
        "name": alert.name,
        "service": alert.service,
        "environment": alert.environment,
        "about": alert.subject,
        "when": alert.condition,
        "lasting": str(alert.for_),
        "severity": alert.severity,
        "team": alert.team,
    }


def _service(service: ServiceIr) -> dict[str, object]:
    return {
        "name": service.name,
        "environment": service.environment,
        "description": service.description,
        "team": service.team,
        "tier": service.tier,
        "depends_on": list(service.depends_on),
        "dashboard_uid": service.dashboard_uid,
    }
