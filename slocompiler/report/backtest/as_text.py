"""A replay on a terminal."""

from collections.abc import Iterator, Sequence

from slocompiler.proof.backtest.result import Backtest
from slocompiler.report.backtest.tables import Table, headline, notes_of, tables_of
from slocompiler.values.columns import width


def backtest_text(result: Backtest) -> str:
    """Tables one below the other, then notes."""
    parts = [headline(result), *("\n".join(_lines(table)) for table in tables_of(result)), "\n".join(notes_of(result))]
    return "\n\n".join(parts) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield table.title
    lines = (table.head, *table.rows)
    widths = [max(width(line[column]) for line in lines) for column in range(len(table.head))]
    for line in lines:
        yield ("  " + "  ".join(_padded(line, widths, table.numbers))).rstrip()


def _padded(line: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> Iterator[str]:
    for column, (cell, wide) in enumerate(zip(line, widths, strict=True)):
        space = " " * (wide - width(cell))
        yield space + cell if column in numbers else cell + space
