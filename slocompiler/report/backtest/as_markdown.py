"""A replay for a pull request."""

from slocompiler.emit.markdown import escape, table
from slocompiler.proof.backtest.result import Backtest
from slocompiler.report.backtest.tables import headline, notes_of, tables_of


def backtest_markdown(result: Backtest) -> str:
    """Tables below headings, then notes as a list."""
    parts = [f"**Backtest**: {escape(headline(result))}"]
    for one in tables_of(result):
        rows = [tuple(map(escape, row)) for row in one.rows]
        parts.append(f"### {one.title}\n\n{table(one.head, rows, right=one.numbers)}")
    parts.append("\n".join(f"- {escape(note)}" for note in notes_of(result)))
    return "\n\n".join(parts) + "\n"
