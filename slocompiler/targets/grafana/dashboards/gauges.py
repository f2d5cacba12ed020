"""Where a gauge belongs: what is spent is no saturation."""

from slocompiler.ir.signals import SignalIr
from slocompiler.values import Unit

COST = "Cost and efficiency"
SATURATION = "Saturation"


def gauge_section(signal: SignalIr) -> str:
    """The title of the section that shows the gauge."""
    return COST if is_money(signal) else SATURATION


def gauge_title(signal: SignalIr) -> str:
    """The gauge's name; Grafana has no unit for dollars an hour, so that stands here."""
    return f"{signal.name}, dollars an hour" if signal.unit is Unit.USD_PER_HOUR else signal.name


def gauge_collapse(signal: SignalIr) -> str:
    """How several series of a group become one: costs add up, of anything else the worst counts."""
    return "sum" if is_money(signal) else "max"


def is_money(signal: SignalIr) -> bool:
    return signal.unit in (Unit.USD, Unit.USD_PER_HOUR)
