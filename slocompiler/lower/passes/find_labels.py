"""Labels that the alerts on a signal can have."""

from slocompiler.ir.signals import SignalIr


def labels_of(signal: SignalIr) -> tuple[str, ...]:
    """Recorded `by` labels; on CloudWatch also the Region and the dimensions, one alarm for each of their values."""
    recorded = tuple(label.recorded for label in signal.by)
    if signal.cloudwatch is None:
        return recorded
    return (*recorded, "region", *signal.cloudwatch.dimensions)
