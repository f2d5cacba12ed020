"""The texts of a dashboard: whose service this is, what it promises, where to read on."""

from collections.abc import Iterator

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.dashboard.widgets import Widget, text_widget


def head_widget(service: ServiceIr, organization: OrganizationIr) -> Widget:
    """Name, owner, promises with their runbooks, and the spec that all of it comes from."""
    lines = list(_lines(service, organization))
    return text_widget("\n".join(lines), min(3 + len(lines) // 2, 20))


def region_widget(region: str) -> Widget:
    """The headline above what is measured in a Region."""
    console = f"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#alarmsV2:"
    return text_widget(f"## {region}\n[Alarms]({console})", 2)


def _lines(service: ServiceIr, organization: OrganizationIr) -> Iterator[str]:
    yield f"# {service.name}" + (f" ({service.environment})" if service.environment else "")
    if service.description:
        yield service.description.strip()
    tier = f", tier {service.tier}" if service.tier else ""
    yield f"Owner: **{service.team}**{tier}. Built from `{service.source.path}`: change it there."
    if organization.dashboard_base_url is not None:
        address = f"{organization.dashboard_base_url.rstrip('/')}/d/{service.dashboard_uid}"
        yield f"[Dashboard of its SLOs]({address})"
    yield from _promises(service)
    yield from _alerts(service)


def _promises(service: ServiceIr) -> Iterator[str]:
    if service.slos:
        yield ""
        yield "SLO | objective | window | runbook"
        yield "--- | --- | --- | ---"
        for slo in service.slos:
            yield f"{slo.name} | {slo.default.objective} | {slo.window.text} | {_runbook(slo.default.runbook)}"


def _alerts(service: ServiceIr) -> Iterator[str]:
    if service.alerts:
        yield ""
        yield "alert | severity | runbook"
        yield "--- | --- | ---"
        for alert in service.alerts:
            yield f"{alert.name} | {alert.default.severity} | {_runbook(alert.default.runbook)}"


def _runbook(runbook: RunbookRefIr | None) -> str:
    return "" if runbook is None else f"[{runbook.name or 'runbook'}]({runbook.url})"
