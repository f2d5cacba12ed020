"""The signals of a service that CloudWatch holds, and the metrics of their sources."""

from collections.abc import Iterator

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr
from slocompiler.values import Unit

#: The unit of a measured signal, as CloudWatch spells it; it has no word for the others.
_UNITS = {
    Unit.SECONDS: "Seconds",
    Unit.MILLISECONDS: "Milliseconds",
    Unit.MICROSECONDS: "Microseconds",
    Unit.BYTES: "Bytes",
    Unit.PERCENT: "Percent",
    Unit.COUNT: "Count",
}
COUNT = "Count"
NO_UNIT = "None"


def measured_here(service: ServiceIr) -> Iterator[tuple[SignalIr, CloudWatchSourceIr]]:
    """The signals with a source in CloudWatch, by name."""
    for signal in service.signals:
        if signal.cloudwatch is not None:
            yield signal, signal.cloudwatch


def units_of(signal: SignalIr, source: CloudWatchSourceIr) -> dict[str, str]:
    """The metrics of a source in their order, each with its unit as CloudWatch spells it."""
    if signal.form is SignalForm.EVENTS:
        return dict.fromkeys((*source.total, *source.bad, *source.good), COUNT)
    if signal.form is SignalForm.RATIO:
        share = "Percent" if source.scale == "percent" else NO_UNIT
        weight = {} if source.weight is None else {source.weight: COUNT}
        return dict.fromkeys(source.bad, share) | weight
    return {} if source.metric is None else {source.metric: _UNITS.get(signal.unit or Unit.BOOL, NO_UNIT)}
