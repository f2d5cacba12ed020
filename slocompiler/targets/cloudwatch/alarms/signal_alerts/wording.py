"""Words about measures, for the text of an alarm."""

from slocompiler.ir.alerts import MeasureIr, MeasureKind


def measure_words(measure: MeasureIr) -> str:
    """`p95 over 5m`, `mean value over 15m`, `value`."""
    name = measure.text.replace("_", " ")
    if measure.over is None:
        return name
    aggregate = f"{measure.aggregate or 'mean'} " if measure.kind is MeasureKind.VALUE else ""
    return f"{aggregate}{name} over {measure.over}"
