"""Incidents that the alerts are tested against, and planned work."""

from collections.abc import Iterator

from slocompiler.ir.operations import GivenIr, MaintenanceIr
from slocompiler.ir.service import ServiceIr
from slocompiler.site.grid import Grid, columns, head, number, several, text
from slocompiler.site.words import value_words


def incidents_grid(service: ServiceIr) -> Grid | None:
    rows = tuple(
        (
            head(one.name, note=one.description or ""),
            several((*map(_given, one.given), *(f"{label}={value}" for label, value in one.group))),
            number(str(one.lasts)),
            several(one.fires or ("nothing may fire",)),
            number(str(one.within) if one.within else ""),
        )
        for one in service.incidents
    )
    heads = columns("Incident", "What was measured", "Lasted", "Must fire", "Within", numbers=(2, 4))
    return Grid("Incidents that the alerts are tested against", heads, rows, is_stacked=True) if rows else None


def _given(given: GivenIr) -> str:
    change = f"rises {given.rises}" if given.rises else f"drops {given.drops}" if given.drops else ""
    return " ".join(filter(None, (given.signal, given.measure, change or value_words(given.value))))


def maintenance_grid(service: ServiceIr) -> Grid | None:
    rows = tuple(
        (
            head(one.name, note=one.description or ""),
            text(" ".join(_when(one))),
            several(one.mute or ("nothing",)),
            text("left out of the budget" if one.excludes_budget else "counts in the budget"),
        )
        for one in service.maintenance
    )
    heads = columns("Work", "When", "Silences", "What fails then")
    return Grid("Planned work", heads, rows, is_stacked=True) if rows else None


def _when(one: MaintenanceIr) -> Iterator[str]:
    if one.interval is not None:
        yield f"every {one.interval.name} ({one.interval.timezone})"
    if one.start is not None:
        yield f"from {one.start:%Y-%m-%d %H:%M} UTC"
    if one.end is not None:
        yield f"to {one.end:%Y-%m-%d %H:%M} UTC"
