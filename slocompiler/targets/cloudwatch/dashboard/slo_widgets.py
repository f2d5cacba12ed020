"""What an SLO shows: its error ratio, how fast the budget burns, and what is left of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import CompositeMode, CompositeSli, RatioSli, SloIr, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.formula import Formula, math
from slocompiler.targets.cloudwatch.alarms.limits import MOST_METRICS
from slocompiler.targets.cloudwatch.alarms.scope import ServiceScope
from slocompiler.targets.cloudwatch.alarms.sli.measured import MeasuredAt, measured
from slocompiler.targets.cloudwatch.alarms.sli.reader import Ratios
from slocompiler.targets.cloudwatch.dashboard.lines import Line, mark, metric_lines, percent
from slocompiler.targets.cloudwatch.dashboard.widgets import Widget, graph, number
from slocompiler.values import print_number

_SMOOTHED = 300
_DAY = 86_400
_HOUR = 3_600


def slo_widgets(scope: ServiceScope, region: str) -> Iterator[Widget]:
    """The widgets of all SLOs that CloudWatch has the metrics of, in one Region.

    An SLO on a gauge counts time, not events: it is the saturation graph that shows where its bound is. One that reads
    more metrics than an alarm may is refused, and not shown.
    """
    for slo in scope.service.slos:
        if _is_measured_here(scope.service, slo):
            found = [each for each in measured(scope, slo) if not isinstance(each, Diagnostic)]
            here = [each for each in found if each.place.region == region and _is_shown(each)]
            if here:
                yield from _widgets(slo, here, region)


def _is_shown(each: MeasuredAt) -> bool:
    return isinstance(each.reader, Ratios) and len(_ratio(each, _SMOOTHED).streams) <= MOST_METRICS


def _is_measured_here(service: ServiceIr, slo: SloIr) -> bool:
    if isinstance(slo.sli, CompositeSli):
        return slo.store is Store.CLOUDWATCH
    name = slo.sli.of.signal if isinstance(slo.sli, TimesliceSli) else slo.sli.signal
    source = service.signal(name).cloudwatch
    return source is not None and source.ingest != "otlp"


def _widgets(slo: SloIr, places: Sequence[MeasuredAt], region: str) -> Iterator[Widget]:
    partition = slo.default
    budget = partition.objective.budget
    entries = [(f"{burn.entry}: {burn.burn}x", burn.threshold) for burn in partition.burn_alerts]
    marks = [mark("budget", budget.scaleb(2)), *(mark(label, threshold.scaleb(2)) for label, threshold in entries)]
    ratios = metric_lines(Line(percent(_ratio(each, _SMOOTHED)), _label(each, "bad"), _SMOOTHED) for each in places)
    title = f"{slo.name}: {partition.objective} of {slo.window.text}"
    yield graph(title, region, ratios, unit="% bad", period=_SMOOTHED, marks=marks)
    yield _burn_rates(slo, places, region)
    yield _budget_left(slo, places, region)


def _burn_rates(slo: SloIr, places: Sequence[MeasuredAt], region: str) -> Widget:
    """The rates over the long windows of the policy that a graph can show: up to a day."""
    budget = print_number(slo.default.objective.budget)
    windows = sorted({burn.long.whole_seconds for burn in slo.default.burn_alerts if burn.long.whole_seconds <= _DAY})
    lines = [
        Line(math("(", _ratio(each, window), f") / {budget}"), _label(each, f"over {_hours(window)}"), window)
        for window in windows or [_HOUR]
        for each in places
    ]
    marks = [mark(f"{burn.entry} ({burn.severity})", Decimal(str(burn.burn))) for burn in slo.default.burn_alerts]
    return graph(f"{slo.name}: burn rate", region, metric_lines(lines), unit="x", period=_HOUR, marks=marks)


def _budget_left(slo: SloIr, places: Sequence[MeasuredAt], region: str) -> Widget:
    """What is left of the whole window's budget, in percent; below 0 when it is overspent."""
    days = -(-slo.window.length.whole_seconds // _DAY)
    budget = print_number(slo.default.objective.budget)
    title, over = f"{slo.name}: budget left", f"P{days}D"
    as_one = _adds_up(slo)
    period = _DAY if as_one else _HOUR
    spent = [_ratio(each, _DAY) if as_one else _by_hours(slo, each) for each in places]
    left = [math("100 * (1 - (", ratio, f") / {budget})") for ratio in spent]
    formulas = left if as_one else [math("TIME_SERIES(", formula, ")") for formula in left]
    lines = [
        Line(made, _label(each, "% of the budget left"), period) for made, each in zip(formulas, places, strict=True)
    ]
    return number(title, region, metric_lines(lines), over, period, as_one=as_one)


def _adds_up(slo: SloIr) -> bool:
    """Whether bad events of the whole window are a statistic that CloudWatch has: it has no weighted mean of shares."""
    if isinstance(slo.sli, CompositeSli):
        return False
    return not isinstance(slo.sli, RatioSli)


def _by_hours(slo: SloIr, each: MeasuredAt) -> Formula:
    """The error ratio of the window out of its hours, each weighed by its events: those of the busiest member."""
    assert isinstance(each.reader, Ratios)
    counts = each.reader.counted.over(_HOUR)
    if isinstance(slo.sli, CompositeSli) and slo.sli.mode is CompositeMode.WORST:
        return math("SUM(", counts.ratio, " * ", counts.total, ") / SUM(", counts.total, ")")
    return math("SUM(", counts.bad, ") / SUM(", counts.total, ")")


def _ratio(each: MeasuredAt, period: int) -> Formula:
    assert isinstance(each.reader, Ratios)
    return each.reader.counted.over(period).ratio


def _label(each: MeasuredAt, text: str) -> str:
    return " ".join((text, *each.place.values))


def _hours(seconds: int) -> str:
    return f"{seconds // _HOUR}h" if seconds % _HOUR == 0 else f"{seconds // 60}m"
