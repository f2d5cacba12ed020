"""All that `slocompile routes` prints."""

from msgspec import Struct

from slocompiler.proof.delivery.table.cloudwatch_rows import CloudWatchRow
from slocompiler.proof.delivery.table.routes_table import TellingRow


class RoutesReport(Struct, frozen=True):
    """`moment`: seconds of the epoch that the rows say something about; None when no moment was asked for."""

    rows: tuple[TellingRow, ...]
    cloudwatch: tuple[CloudWatchRow, ...]
    notes: tuple[str, ...]
    moment: int | None
