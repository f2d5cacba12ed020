"""Who is told of a service's alerts, and at which hours."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.proof.delivery.table.channel import Channel
from slocompiler.proof.delivery.table.cloudwatch_rows import CloudWatchRow
from slocompiler.proof.delivery.table.notes import notes
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.proof.delivery.table.routes_table import TellingKey, TellingRow
from slocompiler.report.routes.wording import (
    NOBODY,
    condition_words,
    hours_words,
    receiver_words,
    severity_words,
    silence_words,
)
from slocompiler.site.grid import Cell, Grid, Item, code, columns, head

_MINUTE = 60


class Telling(Struct, frozen=True):
    """By Alertmanager, by CloudWatch itself; `notes` on the first."""

    alertmanager: Grid | None
    cloudwatch: Grid | None
    notes: tuple[str, ...]


def telling(service: ServiceIr, report: RoutesReport) -> Telling | None:
    """None when the service has no alerts."""
    where = (service.name, service.environment or "")
    rows = [(row, names) for row in report.rows for *at, names in row.alerts if tuple(at) == where]
    of_cloudwatch = [row for row in report.cloudwatch if (row.service, row.environment) == where]
    if not rows and not of_cloudwatch:
        return None
    return Telling(
        _alertmanager(rows) if rows else None,
        _cloudwatch(of_cloudwatch) if of_cloudwatch else None,
        tuple(notes([row for row, _ in rows])),
    )


def _alertmanager(rows: list[tuple[TellingRow, tuple[str, ...]]]) -> Grid:
    cells = tuple(
        (
            head(severity_words(row.key), note=condition_words(row.key)),
            Cell(tuple(_told(row.key))),
            Cell(tuple(map(_hours, row.key.told))),
            Cell((*(Item(name, is_code=True) for name in names), *_silence(row.key))),
        )
        for row, names in rows
    )
    return Grid(
        "Alerts that Alertmanager sends", columns("Severity", "Told", "Hours", "Alerts"), cells, is_stacked=True
    )


def _told(key: TellingKey) -> Iterator[Item]:
    yield from (Item(f"{receiver_words(one)}; team {key.team}") for one in key.told)
    if not key.told:
        yield Item(NOBODY)
    yield from (Item(f"copy: {receiver_words(one)}") for one in key.copies)


def _hours(channel: Channel) -> Item:
    week = tuple((start // _MINUTE, end // _MINUTE) for start, end in channel.week)
    return Item(hours_words(channel), week=week)


def _silence(key: TellingKey) -> tuple[Item, ...]:
    return (Item(f"silent {silence_words(key)}"),) if key.silent_while else ()


def _cloudwatch(rows: list[CloudWatchRow]) -> Grid:
    cells = tuple(
        (head(row.severity), code(row.topic) if row.topic else Cell((Item(NOBODY),)), code(*row.alerts)) for row in rows
    )
    return Grid(
        "Alarms that CloudWatch sends itself, at all hours",
        columns("Severity", "Told", "Alarms"),
        cells,
        is_stacked=True,
    )
