"""A service's tables as cells, before they are text or markdown."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.table.burn_table import DetectionRow, Echo
from slocompiler.proof.table.service_table import AlertDetection, ServiceDetection, SloDetection
from slocompiler.proof.table.signal_table import SignalTable
from slocompiler.report.detection.wording import (
    NEVER,
    NOBODY,
    alert_title,
    at_most,
    length,
    percent,
    slo_title,
    told_words,
)

SLO_HEAD = ("failure", "alert", "fires", "at most", "budget", "quiet")
ALERT_HEAD = ("change", "fires", "at most", "budget", "quiet")


class Section(Struct, frozen=True):
    """One partition of an SLO or of an alert. `told`: an alert's entry and severity, and who is told of it when.

    `rows` belong under `head`; a row of one cell is a remark on the rows above it.
    """

    title: str
    told: tuple[tuple[str, str, str], ...]
    basis: str | None
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(service: ServiceDetection) -> Iterator[Section]:
    """SLOs first, then the alerts outside of them."""
    yield from map(_slo_section, service.slos)
    yield from map(_alert_section, service.alerts)


def _slo_section(detection: SloDetection) -> Section:
    told = tuple(
        (alert.entry, one.severity, told_words(one))
        for alert, one in zip(detection.partition.burn_alerts, detection.told, strict=True)
    )
    if isinstance(detection.table, NotModelled):
        return Section(slo_title(detection), told, f"not modelled: {detection.table.reason}", (), ())
    rows = tuple(cells for row in detection.table.rows for cells in _failure_rows(row))
    return Section(slo_title(detection), told, None, SLO_HEAD, rows)


def _failure_rows(row: DetectionRow) -> Iterator[tuple[str, ...]]:
    """Every alert that fires, the first one first."""
    noticing = sorted(
        (entry for entry in row.entries if entry.fires is not None), key=lambda entry: entry.fires or row.lasted or 0
    )
    if not noticing:
        yield (row.failure.text, NOBODY, "", "", "", "")
    for number, entry in enumerate(noticing):
        yield (
            "" if number else row.failure.text,
            entry.alert.entry,
            length(entry.fires),
            at_most(entry.fires, entry.at_most),
            percent(entry.budget_spent),
            "" if number else length(row.resets),
        )
    for echo in row.echo:
        yield (_echo_words(echo),)


def _echo_words(echo: Echo) -> str:
    until = "" if echo.resets is None else f", until {length(echo.resets)} after it"
    return f"{echo.alert.entry} fires {length(echo.fires)} after the end{until}"


def _alert_section(detection: AlertDetection) -> Section:
    told = (("", detection.told.severity, told_words(detection.told)),)
    if isinstance(detection.table, NotModelled):
        return Section(alert_title(detection), told, f"not modelled: {detection.table.reason}", (), ())
    table = detection.table
    rows = tuple(
        (row.change, length(row.fires), at_most(row.fires, row.at_most), percent(row.budget_spent), length(row.resets))
        if row.fires is not None
        else (row.change, NEVER, "", "", "")
        for row in table.rows
    )
    return Section(alert_title(detection), told, table.basis, ALERT_HEAD, (*rows, *_remarks(table)))


def _remarks(table: SignalTable) -> Iterator[tuple[str]]:
    ends = {row.ends_after for row in table.rows if row.ends_after is not None}
    if ends:
        yield (f"it stops by itself after {length(max(ends))}",)
    if table.budget_of is not None:
        yield (f"budget of {table.budget_of}",)
