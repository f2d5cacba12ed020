"""What the table cannot show: said once for all of its rows."""

from collections.abc import Iterator, Sequence

from slocompiler.proof.delivery.hours_words import ALWAYS
from slocompiler.proof.delivery.table.routes_table import TellingRow


def notes(rows: Sequence[TellingRow]) -> Iterator[str]:
    """Each of them only when a row gives cause for it."""
    timed = [row.key.severity for row in rows if any(channel.hours != ALWAYS for channel in row.key.told)]
    if timed:
        names = ", ".join(dict.fromkeys(timed))
        yield (
            f"{names}: the end of an alert is not told outside of the hours, and an incident that it opened stays "
            "open, unless the hours begin within 15 minutes (so long Prometheus repeats the end). One that begins and "
            "ends outside of the hours is never told."
        )
    if any(row.key.silent_while and row.key.page for row in rows):
        yield (
            "An alert that is silent while another one fires is told when that is over, if it still fires. If it was "
            "told before and ends in the meantime, its end is not told."
        )
    if any(row.key.conditions for row in rows):
        yield "Rows with `when` depend on a label whose value is known only when the alert fires."
