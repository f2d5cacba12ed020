"""A bill on a terminal."""

from collections.abc import Iterator, Sequence

from slocompiler.cost.report import CostReport
from slocompiler.report.cost.tables import Table, limit_of, notes_of, tables_of
from slocompiler.values.columns import width


def cost_text(report: CostReport) -> str:
    """Tables one below the other, then what they rest on."""
    parts = ["\n".join(_lines(table)) for table in tables_of(report)]
    parts += filter(None, [limit_of(report)])
    parts.append("\n".join(["Assumptions", *(f"  {note}" for note in notes_of(report))]))
    return "\n\n".join(parts) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield table.title
    lines = (table.head, *table.rows)
    widths = [max(width(line[column]) for line in lines) for column in range(len(table.head))]
    for line in lines:
        yield ("  " + "  ".join(_padded(line, widths, table.numbers))).rstrip()


def _padded(line: Sequence[str], widths: Sequence[int], numbers: int) -> Iterator[str]:
    for column, (cell, wide) in enumerate(zip(line, widths, strict=True)):
        space = " " * (wide - width(cell))
        yield space + cell if column >= numbers else cell + space
