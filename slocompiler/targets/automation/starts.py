"""What alerts of Prometheus start: the table that the webhook looks up."""

from collections.abc import Iterator
from typing import Any

from slocompiler.ir.automation import StartedIr, started_by_page
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.routing.starting_alerts import starting_alerts


def starts(compilation: CompilationIr) -> list[dict[str, Any]]:
    """An entry for each service and page: which alerts start which document, where and with what."""
    if compilation.organization.automation.receiver is None:
        return []
    return [entry for service in compilation.services for entry in _of_service(service, compilation)]


def _of_service(service: ServiceIr, compilation: CompilationIr) -> Iterator[dict[str, Any]]:
    organization = compilation.organization
    for page in (*service.runbooks, *organization.runbooks):
        names = _alert_names(page, service, compilation)
        started = started_by_page(page, service, organization)
        if names and started is not None:
            yield _entry(service, names, started)


def _alert_names(page: RunbookIr, service: ServiceIr, compilation: CompilationIr) -> list[str]:
    leading = starting_alerts(page, [service], compilation.organization)
    return sorted({alert.alert_name for alert in leading if alert.store is Store.PROMETHEUS})


def _entry(service: ServiceIr, names: list[str], started: StartedIr) -> dict[str, Any]:
    parameters = {"DryRun": [str(started.automation.dry_run).lower()]}
    if started.role is not None:
        parameters["AutomationAssumeRole"] = [started.role]
    return {
        "service": service.name,
        "environment": service.environment,
        "alerts": names,
        "document": started.document,
        "account": service.account,
        "regions": list(started.regions),
        "parameters": parameters,
    }
