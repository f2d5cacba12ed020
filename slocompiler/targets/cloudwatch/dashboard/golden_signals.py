"""Traffic, errors, latency and saturation: what each signal shows of itself."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from slocompiler.ir.alerts import AlertIr, BandIr, MeasureKind, ThresholdIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr
from slocompiler.ir.slos import DistributionSli, GaugeSli, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.formula import Formula, math
from slocompiler.targets.cloudwatch.alarms.place import Place
from slocompiler.targets.cloudwatch.alarms.sli.of_signal import all_events, bad_share, event_counts, stream
from slocompiler.targets.cloudwatch.dashboard.lines import Line, mark, metric_lines, percent
from slocompiler.targets.cloudwatch.dashboard.widgets import MINUTE, Widget, graph
from slocompiler.values import print_number

_QUANTILES = ("p50", "p95", "p99")
_RATIO = "% bad"


def signal_widgets(
    service: ServiceIr, signal: SignalIr, source: CloudWatchSourceIr, places: Sequence[Place]
) -> Iterator[Widget]:
    """The graphs of a signal at its places in one Region."""
    region = places[0].region
    if signal.form is SignalForm.EVENTS:
        traffic = [_line(place, all_events(source, place), signal.name) for place in places]
        yield graph(f"{signal.name}: traffic", region, metric_lines(traffic), unit="events a minute")
        if source.bad or source.good:
            ratios = [_line(place, percent(event_counts(source, place).ratio), "bad") for place in places]
            marks = _marks(service, signal, MeasureKind.BAD_RATIO, 100)
            yield graph(f"{signal.name}: errors", region, metric_lines(ratios), unit=_RATIO, marks=marks)
    elif signal.form is SignalForm.RATIO:
        ratios = [_line(place, percent(bad_share(source, place)), "bad") for place in places]
        marks = _marks(service, signal, MeasureKind.BAD_RATIO, 100)
        yield graph(f"{signal.name}: errors", region, metric_lines(ratios), unit=_RATIO, marks=marks)
        if source.weight is not None:
            traffic = [_line(place, math(stream(source, place, source.weight, "Sum")), signal.name) for place in places]
            yield graph(f"{signal.name}: traffic", region, metric_lines(traffic), unit="events a minute")
    elif signal.form is SignalForm.DISTRIBUTION:
        yield _latency(service, signal, source, places)
    else:
        yield _saturation(service, signal, source, places)


def _latency(service: ServiceIr, signal: SignalIr, source: CloudWatchSourceIr, places: Sequence[Place]) -> Widget:
    quantiles = _QUANTILES if len(places) == 1 else ("p95",)
    lines = [
        _line(place, math(stream(source, place, str(source.metric), quantile)), quantile)
        for quantile in quantiles
        for place in places
    ]
    bands = list(_bands(service, signal, source, places))
    marks = [*_promised(service, signal), *_marks(service, signal, MeasureKind.QUANTILE, 1)]
    title = f"{signal.name}: latency" if signal.unit and signal.unit.dimension == "time" else f"{signal.name}: size"
    return graph(title, places[0].region, metric_lines([*lines, *bands]), unit=_unit(signal), marks=marks)


def _saturation(service: ServiceIr, signal: SignalIr, source: CloudWatchSourceIr, places: Sequence[Place]) -> Widget:
    value = [
        _line(place, math(stream(source, place, str(source.metric), str(source.statistic))), signal.name)
        for place in places
    ]
    bands = list(_bands(service, signal, source, places))
    marks = [*_promised(service, signal), *_marks(service, signal, MeasureKind.VALUE, 1)]
    region = places[0].region
    return graph(f"{signal.name}: saturation", region, metric_lines([*value, *bands]), unit=_unit(signal), marks=marks)


def _line(place: Place, formula: Formula, label: str) -> Line:
    return Line(formula, " ".join((label, *place.values)), MINUTE)


def _unit(signal: SignalIr) -> str | None:
    return None if signal.unit is None else signal.unit.value


def _promised(service: ServiceIr, signal: SignalIr) -> Iterator[dict[str, Any]]:
    """The bounds within which an SLO counts a measurement as good."""
    for slo in service.slos:
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        if isinstance(sli, DistributionSli | GaugeSli) and sli.signal == signal.name:
            bound = sli.below if sli.below is not None else sli.above
            if bound is not None:
                yield dict(mark(f"{slo.name}: {'below' if sli.below is not None else 'above'}", bound))


def _marks(service: ServiceIr, signal: SignalIr, kind: MeasureKind, factor: int) -> Iterator[dict[str, Any]]:
    """The thresholds of the alerts on a measure, times a factor."""
    for alert in _alerts_on(service, signal):
        condition = alert.default.condition
        if isinstance(condition, ThresholdIr) and condition.measure.kind is kind:
            yield dict(mark(f"{alert.name} ({alert.default.severity})", condition.value * Decimal(factor)))


def _bands(service: ServiceIr, signal: SignalIr, source: CloudWatchSourceIr, places: Sequence[Place]) -> Iterator[Line]:
    """The anomaly bands that alerts compare with."""
    for alert in _alerts_on(service, signal):
        condition = alert.default.condition
        if isinstance(condition, BandIr):
            stat = condition.measure.text if condition.measure.kind is MeasureKind.QUANTILE else str(source.statistic)
            width = print_number(condition.deviations)
            for place in places:
                measured = stream(source, place, str(source.metric), stat)
                yield _line(place, math("ANOMALY_DETECTION_BAND(", measured, f", {width})"), f"{alert.name}: band")


def _alerts_on(service: ServiceIr, signal: SignalIr) -> Iterator[AlertIr]:
    return (alert for alert in service.alerts if alert.signal == signal.name)
