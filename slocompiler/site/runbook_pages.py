"""The page of a runbook: what the person paged reads at night."""

from collections.abc import Iterable, Sequence

from slocompiler.emit import write_json
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import AlertInWords
from slocompiler.proof.runbook_pages.detection_times import detection_times
from slocompiler.proof.runbook_pages.leading_alerts import leading_alerts
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.grid import Cell, Grid, Item, columns, head, number, text
from slocompiler.site.page import Frame, Page, fill, parts_of
from slocompiler.site.places import OVERVIEW, link, outside, runbook_page, service_page, shared_runbook_page
from slocompiler.site.service.facts import Fact
from slocompiler.values import Duration


def pages_of_service(service: ServiceIr, catalogue: Catalogue) -> Iterable[Page]:
    """The service's own runbooks."""
    crumbs = tuple((name, None) for name in (service.environment,) if name)
    for runbook in service.runbooks:
        path = runbook_page(runbook, service)
        yield _page(
            path, runbook, service.source, [service], catalogue, (*crumbs, (service.name, service_page(service)))
        )


def shared_pages(catalogue: Catalogue) -> Iterable[Page]:
    """The organization's runbooks, with the alerts of all services."""
    organization, services = catalogue.compilation.organization, list(catalogue.compilation.services)
    for runbook in organization.runbooks:
        crumbs = (("shared runbooks", None),)
        yield _page(shared_runbook_page(runbook), runbook, organization.source, services, catalogue, crumbs)


def _page(
    path: str,
    runbook: RunbookIr,
    source: SourceIr,
    services: list[ServiceIr],
    catalogue: Catalogue,
    crumbs: tuple[tuple[str, str | None], ...],
) -> Page:
    organization = catalogue.compilation.organization
    alerts = leading_alerts(runbook, services)
    times = tuple(_times(one.title, one.rows) for one in detection_times(runbook, services, catalogue.compilation))
    frame = Frame(
        path=path,
        title=runbook.title,
        organization=organization.name,
        source=source,
        crumbs=((organization.name, OVERVIEW), *crumbs),
        parts=parts_of(
            ("steps", "What to do", runbook.steps),
            ("automation", "What can be done for you", runbook.automation),
            ("alerts", "When it fires", True),
            ("times", "How soon", times),
        ),
    )
    return fill(
        "runbook.html",
        frame,
        runbook=runbook,
        address=outside(runbook.url),
        alerts=_alerts(path, alerts, services),
        times=times,
        automation=_automation(runbook.automation) if runbook.automation else (),
        parameters=write_json(dict(runbook.automation.parameters)).strip() if runbook.automation else "",
    )


def _alerts(path: str, alerts: Sequence[AlertInWords], services: list[ServiceIr]) -> Grid | None:
    pages = {(one.name, one.environment): link(path, service_page(one)) for one in services}
    rows = tuple(
        (
            head(alert.name, note=alert.subject, code=True),
            Cell((Item(_place(alert), pages[alert.service, alert.environment]),)),
            text(alert.condition),
            number(str(alert.for_) if alert.for_ != Duration(0) else "at once"),
            text(alert.severity),
            Cell((Item(alert.team, f"{pages[alert.service, alert.environment]}#told"),)),
        )
        for alert in alerts
    )
    heads = columns("Alert", "Service", "Fires when", "For", "Severity", "Team", numbers=(3,))
    return Grid("Alerts that lead here", heads, rows, is_stacked=True) if rows else None


def _place(alert: AlertInWords) -> str:
    return f"{alert.service} in {alert.environment}" if alert.environment else alert.service


def _times(title: str, rows: Sequence[tuple[str, str, str, str]]) -> Grid:
    cells = tuple((head(failure), text(alert), number(latest), number(gone)) for failure, alert, latest, gone in rows)
    heads = columns("Failure", "Noticed by", "After at most", "Budget gone", numbers=(2, 3))
    return Grid(title, heads, cells, is_compact=True, is_caption_hidden=False)


def _automation(automation: AutomationIr) -> tuple[Fact, ...]:
    approval = "somebody must approve it" if automation.needs_approval else "needs no approval"
    return (
        Fact("Action", (Item(f"{automation.service}:{automation.operation}", is_code=True),)),
        Fact("Started by", (Item("an alert" if automation.on_alert else "a person"),)),
        Fact("Approval", (Item(approval),)),
        *((Fact("At most", (Item(str(automation.at_most)),)),) if automation.at_most else ()),
    )
