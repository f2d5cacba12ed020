"""Queries for costs and uses, in the store that holds all they need."""

from collections.abc import Sequence

from slocompiler.cost.sampling import MONTH
from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr, UseIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalIr, Store
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.measures import measured
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.targets.grafana.dashboards.cloudwatch_signals import all_events, gauge_metric
from slocompiler.targets.grafana.dashboards.scope import legend_of
from slocompiler.targets.grafana.dashboards.tracing_share import TracingShare
from slocompiler.targets.grafana.dashboards.variables import IN_REGION
from slocompiler.targets.grafana.panels.query import MetricMath, PromQuery, Query
from slocompiler.values import print_fraction

_HOUR = 3600
_MONTH_HOURS = MONTH.whole_seconds // _HOUR
#: CloudWatch's counts are of so many seconds.
_PERIOD = 300


def cost_of_events(
    entry: EfficiencyIr, measure: CostPerEventIr, service: ServiceIr, compilation: CompilationIr
) -> Sequence[Query]:
    """Dollars an hour over events an hour, times `count`; nothing while there are no events."""
    cost, events = service.signal(measure.cost), service.signal(measure.per)
    if entry.store is Store.PROMETHEUS:
        spent = _prom(cost, compilation, MeasureKind.VALUE, entry.by, "sum")
        rate = _prom(events, compilation, MeasureKind.RATE, entry.by, "sum")
        each = f"{measure.count} * {spent} / ({_HOUR} * ({rate} > 0))"
        return [PromQuery(each, legend_of(entry.by, entry.name))]
    counts, total = all_events(_source(events), _PERIOD)
    spent_metric = gauge_metric(_source(cost), "spent", _PERIOD, cost.name, is_hidden=True)
    expression = f"IF({total} > 0, {measure.count * _PERIOD} * spent / ({_HOUR} * ({total})))"
    return [*counts, spent_metric, MetricMath("each", expression, IN_REGION, _PERIOD, entry.name)]


def part_in_use(entry: EfficiencyIr, measure: UseIr, service: ServiceIr, compilation: CompilationIr) -> Sequence[Query]:
    """A share as it is measured, or one gauge over another; nothing while there is no capacity."""
    used = service.signal(measure.used)
    of = None if measure.of is None else service.signal(measure.of)
    if entry.store is Store.PROMETHEUS:
        text = _prom(used, compilation, MeasureKind.VALUE, entry.by, "sum" if of else "avg")
        if of is not None:
            text = f"{text} / ({_prom(of, compilation, MeasureKind.VALUE, entry.by, 'sum')} > 0)"
        return [PromQuery(text, legend_of(entry.by, entry.name))]
    if of is None:
        return [gauge_metric(_source(used), "used", _PERIOD, entry.name)]
    parts = [
        gauge_metric(_source(used), "used", _PERIOD, used.name, is_hidden=True),
        gauge_metric(_source(of), "whole", _PERIOD, of.name, is_hidden=True),
    ]
    return [*parts, MetricMath("share", "IF(whole > 0, used / whole)", IN_REGION, _PERIOD, entry.name)]


def month_of_spending(signal: SignalIr, compilation: CompilationIr) -> Sequence[Query]:
    """The hours of 30 days at the spending of now."""
    if signal.prometheus is not None:
        spent = _prom(signal, compilation, MeasureKind.VALUE, (), "sum")
        return [PromQuery(f"{_MONTH_HOURS} * {spent}", "30 days")]
    spent_metric = gauge_metric(_source(signal), "spent", _PERIOD, signal.name, is_hidden=True)
    return [spent_metric, MetricMath("month", f"{_MONTH_HOURS} * spent", IN_REGION, _PERIOD, "30 days")]


def month_of_tracing(share: TracingShare, compilation: CompilationIr) -> Sequence[Query]:
    """The price of the traces that are recorded of so many requests, what is free taken off."""
    free = print_fraction(share.free)
    if share.signal.prometheus is not None:
        rate = _prom(share.signal, compilation, MeasureKind.RATE, (), "sum")
        return [PromQuery(f"clamp_min({print_fraction(share.per_rate)} * {rate} - {free}, 0)", "30 days")]
    counts, total = all_events(_source(share.signal), _PERIOD)
    factor = print_fraction(share.per_rate / _PERIOD)
    price = f"{factor} * ({total}) - {free}"
    return [*counts, MetricMath("month", f"IF({price} > 0, {price}, 0)", IN_REGION, _PERIOD, "30 days")]


def _prom(signal: SignalIr, compilation: CompilationIr, kind: MeasureKind, by: Sequence[str], collapse: str) -> str:
    """The measure over the last 5m, by those labels that all signals of the ratio have."""
    grouping = Grouping(tuple(label for label in signal.by if label.recorded in by))
    measure = MeasureIr(kind.value, kind, None, None, None)
    return measured(signal, compilation.organization.prometheus, measure, grouping, COUNT_WINDOW, collapse)


def _source(signal: SignalIr) -> CloudWatchSourceIr:
    assert signal.cloudwatch is not None, "lowering has found the store that holds all signals of a ratio"
    return signal.cloudwatch
