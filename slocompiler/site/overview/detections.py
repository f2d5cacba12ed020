"""For each objective: which failure is noticed after how long at most, and how urgently."""

from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.report.detection.overview import OVERVIEW_HEAD, overview_cells
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.grid import Grid, columns, head, number
from slocompiler.site.places import service_page


def detections_grid(catalogue: Catalogue) -> Grid | None:
    """A row for each objective that is modelled; None without any."""
    rows = tuple(
        (
            head(name, href=service_page(service), note=" in ".join(filter(None, (service.name, service.environment)))),
            *map(number, cells),
        )
        for service, detection in zip(catalogue.compilation.services, catalogue.detections, strict=True)
        for one in detection.slos
        if not isinstance(one.table, NotModelled)
        for name, *cells in (overview_cells(one),)
    )
    heads = columns("Objective", *OVERVIEW_HEAD[1:], numbers=range(1, len(OVERVIEW_HEAD)))
    return (
        Grid("The first alert for each failure, and after how long it fires at most", heads, rows, is_compact=True)
        if rows
        else None
    )
