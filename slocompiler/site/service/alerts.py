"""The alerts of a service: what makes each fire, how soon, and where to read on."""

from collections.abc import Iterator

from slocompiler.ir.service import ServiceIr
from slocompiler.proof.runbook_pages.alerts_in_words import AlertInWords, alerts_in_words
from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.report.detection.sections import Section, sections
from slocompiler.site.grid import Cell, Grid, columns, head, number, text
from slocompiler.site.service.runbook_link import RunbookLinks
from slocompiler.values import Duration


def alerts_grid(service: ServiceIr, links: RunbookLinks) -> Grid | None:
    """Every alert, those of objectives first; None without any."""
    rows = tuple(_row(alert, links) for alert in alerts_in_words(service))
    heads = columns("Alert", "Fires when", "For", "Severity", "Team", "Runbook", numbers=(2,))
    return Grid("All alerts, and what makes them fire", heads, rows, is_stacked=True) if rows else None


def _row(alert: AlertInWords, links: RunbookLinks) -> tuple[Cell, ...]:
    return (
        head(alert.name, note=alert.subject, code=True),
        text(alert.condition),
        number(str(alert.for_) if alert.for_ != Duration(0) else "at once"),
        text(alert.severity),
        text(alert.team),
        Cell(links.items(alert.runbook)),
    )


def changes_grid(detection: ServiceDetection) -> Grid | None:
    """How soon alerts outside of objectives fire, for some changes each; None without such alerts."""
    of_alerts = list(sections(detection))[len(detection.slos) :]
    rows = tuple(row for section in of_alerts for row in _changes(section))
    heads = columns("Alert", "Change", "Fires", "At most", "Budget", "Quiet", numbers=(2, 3, 4, 5))
    return Grid("How soon alerts outside of objectives fire", heads, rows, is_compact=True) if rows else None


def _changes(section: Section) -> Iterator[tuple[Cell, ...]]:
    whole = [row for row in section.rows if len(row) > 1]
    notes = [section.basis or "", *(row[0] for row in section.rows if len(row) == 1)]
    first = head(section.title, note="; ".join(filter(None, notes)), rows=max(1, len(whole)))
    if not whole:
        yield (first, text(""), *(number("") for _ in range(4)))
    for index, row in enumerate(whole):
        cells = (text(row[0]), *map(number, row[1:]))
        yield cells if index else (first, *cells)
