"""A bill as markdown, for a pull request."""

from slocompiler.cost.report import CostReport
from slocompiler.emit.markdown import escape, table
from slocompiler.report.cost.tables import Table, limit_of, notes_of, tables_of


def cost_markdown(report: CostReport) -> str:
    """A table under each heading, and the assumptions as a list."""
    parts = [part for each in tables_of(report) for part in (f"### {each.title}", _table(each))]
    parts += map(escape, filter(None, [limit_of(report)]))
    parts += ["### Assumptions", "\n".join(f"- {escape(note)}" for note in notes_of(report))]
    return "\n\n".join(parts) + "\n"


def _table(each: Table) -> str:
    return table(
        [escape(name) for name in each.head],
        [[escape(cell) for cell in row] for row in each.rows],
        right=range(each.numbers, len(each.head)),
    )
