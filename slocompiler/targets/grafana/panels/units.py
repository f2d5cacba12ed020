"""Units as Grafana names them."""

from slocompiler.values import Unit

SHARE = "percentunit"
SECONDS = "s"
PER_SECOND = "reqps"
DOLLARS = "currencyUSD"
#: A plain number with a short suffix where it is large.
NUMBER = "short"

_UNITS = {
    Unit.SECONDS: SECONDS,
    Unit.MILLISECONDS: "ms",
    Unit.MICROSECONDS: "µs",
    Unit.NANOSECONDS: "ns",
    Unit.BYTES: "bytes",
    Unit.RATIO: SHARE,
    Unit.PERCENT: "percent",
    Unit.COUNT: NUMBER,
    Unit.BOOL: "bool_yes_no",
    Unit.USD: DOLLARS,
    Unit.USD_PER_HOUR: DOLLARS,
}


def grafana_unit(unit: Unit | None) -> str:
    """The unit of a signal's values; a plain number where the spec does not say."""
    return NUMBER if unit is None else _UNITS[unit]
