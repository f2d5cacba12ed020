"""All services at a glance: for each SLO and failure, who is the first to notice it, and after how long at most."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from slocompiler.emit.markdown import code, escape
from slocompiler.emit.markdown import table as markdown_table
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.failures import slo_failures
from slocompiler.proof.table.burn_table import DetectionRow
from slocompiler.proof.table.service_table import AlertDetection, ServiceDetection, SloDetection
from slocompiler.report.detection.as_text import hanging, table
from slocompiler.report.detection.wording import NO_LIMIT, service_title, short_length
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible

_EXPLAINED = (
    "For each SLO and failure: the severity of the first alert, and after how long it fires at most; -: none does.",
    "`slocompile detect SERVICE` has every alert, and what the numbers mean.",
)
_NOBODY = "-"
_FAILURES = tuple(failure.text for failure in slo_failures(Fraction(1, 1000)))
OVERVIEW_HEAD = ("SLO", *(text.replace(" the budget", "") for text in _FAILURES))


def overview_text(services: Sequence[ServiceDetection], *, width: int, color: bool = False) -> str:
    """A table for each service, and a line for each of its alerts outside any SLO."""
    paint = Paint(color)
    blocks = ["\n".join(_block(service, width, paint)) for service in services]
    explained = "\n".join(line for text in _EXPLAINED for line in hanging("", text, width))
    return "\n\n".join([*blocks, explained]) + "\n"


def _block(service: ServiceDetection, width: int, paint: Paint) -> Iterator[str]:
    yield paint.style("bold", visible(service_title(service)))
    rows = [overview_cells(detection) for detection in service.slos if not isinstance(detection.table, NotModelled)]
    if rows:
        yield from table(OVERVIEW_HEAD, rows, width, paint)
    for name, text in _lines(service):
        yield from hanging(f"  {visible(name)}: ", text, width)


def overview_markdown(services: Sequence[ServiceDetection]) -> str:
    """The same as one table, with the alerts outside any SLO below."""
    rows, lines = [], []
    for service in services:
        title = escape(service_title(service))
        for detection in service.slos:
            if not isinstance(detection.table, NotModelled):
                name, *cells = overview_cells(detection)
                rows.append((title, code(name), *map(escape, cells)))
        lines += [f"- {title}, {code(name)}: {escape(text)}" for name, text in _lines(service)]
    head = ("service", "SLO", *map(escape, OVERVIEW_HEAD[1:]))
    parts = [escape(_EXPLAINED[0]), *([markdown_table(head, rows)] if rows else []), "\n".join(lines)]
    return "\n\n".join(part for part in parts if part) + "\n"


def overview_cells(detection: SloDetection) -> tuple[str, ...]:
    """The cells of one SLO under OVERVIEW_HEAD."""
    assert not isinstance(detection.table, NotModelled), "the caller has seen to it"
    found = {row.failure.text: _first(row) for row in detection.table.rows}
    group = ",".join(value for _, value in detection.partition.group)
    name = f"{detection.slo.name}/{group}" if group else detection.slo.name
    return (name, *(found.get(text, "") for text in _FAILURES))


def _first(row: DetectionRow) -> str:
    """The alert with the least bound; where no alert has one, the first to fire."""
    bounded = [entry for entry in row.entries if entry.at_most is not None and entry.fires is not None]
    if bounded:
        entry = min(bounded, key=lambda one: one.at_most or one.fires or 0)
        return f"{entry.alert.severity} {short_length(entry.at_most)}"
    return _NOBODY if row.first is None else f"{row.first.alert.severity} {NO_LIMIT}"


def _lines(service: ServiceDetection) -> Iterator[tuple[str, str]]:
    """What has no row of its own in the table."""
    for detection in service.slos:
        if isinstance(detection.table, NotModelled):
            yield detection.slo.name, f"not modelled: {detection.table.reason}"
    for alert in service.alerts:
        yield alert.alert.name, _alert_words(alert)


def _alert_words(detection: AlertDetection) -> str:
    """`P1 3m3s to 4m; not 1 % bad`."""
    severity = detection.told.severity
    if isinstance(detection.table, NotModelled):
        return f"{severity}, not modelled: {detection.table.reason}"
    bounds = sorted(row.at_most for row in detection.table.rows if row.fires is not None and row.at_most is not None)
    missed = [row.change for row in detection.table.rows if row.fires is None]
    spread = "never" if not bounds else short_length(bounds[0])
    if len(bounds) > 1 and bounds[0] != bounds[-1]:
        spread = f"{spread} to {short_length(bounds[-1])}"
    unseen = f"; not when {', '.join(missed)}" if missed and bounds else ""
    return f"{severity} {spread}{unseen}"
