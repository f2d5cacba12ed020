"""What monitoring a service costs a month."""

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.cost.report import CostReport, ServiceCost
from slocompiler.cost.tracing_cost import dollars
from slocompiler.report.cost.tables import Table, place, tables_of
from slocompiler.site.grid import Cell, Column, Grid, head, number, text

#: The first columns of a report's tables: service and environment, which are those of the page.
_PLACE = 2


class Costs(Struct, frozen=True):
    """`notes`: what the numbers rest on, and is about this service alone."""

    total: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...]
    prices: str


def costs(cost: ServiceCost, report: CostReport) -> Costs:
    """The bill of one service, from that of all."""
    alone = replace(report, services=(cost,), lines=cost.bill.lines, total=cost.bill.total)
    where = " in ".join(filter(None, place(cost)))
    return Costs(
        total=dollars(cost.bill.total),
        grids=tuple(_grid(table) for table in tables_of(alone) if len(table.head) > _PLACE + 1),
        notes=tuple(note.text for note in report.assumptions if note.about == where),
        prices=f"List prices of {report.region} of {report.as_of}, without tax; a month has 30 days.",
    )


def _grid(table: Table) -> Grid:
    heads = tuple(
        Column(name.capitalize(), index >= table.numbers) for index, name in enumerate(table.head) if index >= _PLACE
    )
    rows = tuple(tuple(_cells(row[_PLACE:], table.numbers - _PLACE)) for row in table.rows)
    return Grid(table.title, heads, rows, is_caption_hidden=False)


def _cells(row: tuple[str, ...], numbers: int) -> list[Cell]:
    cells = [number(shown) if index >= numbers else text(shown) for index, shown in enumerate(row)]
    return [head(row[0]), *cells[1:]] if numbers else cells
