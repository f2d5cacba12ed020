"""Log lines in the embedded metric format: one for each event, as long as the contract's example."""

from collections.abc import Mapping
from fractions import Fraction

from slocompiler.cost.sampling import MONTH
from slocompiler.emit import compact_json
from slocompiler.ir.service import ServiceIr

GIGABYTE = 10**9
_EMF = "emf"


def monthly_gigabytes(service: ServiceIr, example: Mapping[str, object]) -> Fraction | None:
    """What a service logs in 30 days, by its contract's example line; None when its traffic is not stated."""
    logged = [signal for signal in service.signals if signal.cloudwatch and signal.cloudwatch.ingest == _EMF]
    rates = [signal.traffic.mean.per_second for signal in logged if signal.traffic]
    if not rates:
        return None
    return max(rates) * MONTH.whole_seconds * line_bytes(example) / GIGABYTE


def line_bytes(example: Mapping[str, object]) -> int:
    """A line without blanks, and the line break."""
    return len(compact_json(example).encode()) + 1
