"""What work costs, how much of what is paid for is used, and what the traces of it cost."""

from collections.abc import Iterator

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr, Store
from slocompiler.targets.grafana.dashboards.cost_queries import (
    cost_of_events,
    month_of_spending,
    month_of_tracing,
    part_in_use,
)
from slocompiler.targets.grafana.dashboards.tracing_share import TracingShare, tracing_share
from slocompiler.targets.grafana.panels.colors import BAD, NEUTRAL
from slocompiler.targets.grafana.panels.kinds import AnyPanel, graph, number
from slocompiler.targets.grafana.panels.layout import Placed
from slocompiler.targets.grafana.panels.units import DOLLARS, SHARE, grafana_unit
from slocompiler.values import Unit


def efficiency_panels(service: ServiceIr, compilation: CompilationIr) -> Iterator[Placed]:
    """A panel for each entry of `efficiency`, then what goes on like this for a month."""
    for entry in service.efficiency:
        yield Placed(f"efficiency/{entry.name}", _ratio(entry, service, compilation), 12, 8)
    for signal in service.signals:
        if signal.unit is Unit.USD_PER_HOUR:
            yield Placed(f"month/{signal.name}", _month_of_spending(signal, compilation), 6, 4)
    share = tracing_share(service, compilation)
    if share is not None:
        yield Placed("month/tracing", _month_of_tracing(share, compilation), 6, 4)


def _ratio(entry: EfficiencyIr, service: ServiceIr, compilation: CompilationIr) -> AnyPanel:
    lines = [] if entry.target is None else [(entry.target, BAD)]
    about = entry.description or ""
    match entry.measure:
        case CostPerEventIr(cost, per, count) as measure:
            queries = cost_of_events(entry, measure, service, compilation)
            title = f"{entry.name}: {cost} / {per if count == 1 else f'{count} {per}'}"
            return graph(title, about, queries, unit=DOLLARS, store=entry.store, lines=lines)
        case use:
            ratio = f"{use.used} of {use.of}" if use.of else use.used
            title = ratio if ratio == entry.name else f"{entry.name}: {ratio}"
            unit = SHARE if use.of else grafana_unit(service.signal(use.used).unit)
            queries = part_in_use(entry, use, service, compilation)
            return graph(title, about, queries, unit=unit, store=entry.store, lines=lines)


def _month_of_spending(signal: SignalIr, compilation: CompilationIr) -> AnyPanel:
    store = Store.PROMETHEUS if signal.prometheus else Store.CLOUDWATCH
    about = "What 30 days cost if all of them are like now."
    queries = month_of_spending(signal, compilation)
    return number(f"{signal.name}: a month like this", about, queries, unit=DOLLARS, store=store, base=NEUTRAL)


def _month_of_tracing(share: TracingShare, compilation: CompilationIr) -> AnyPanel:
    limit = compilation.organization.limits.monthly_tracing_cost_usd
    store = Store.PROMETHEUS if share.signal.prometheus else Store.CLOUDWATCH
    queries = month_of_tracing(share, compilation)
    steps = [] if limit is None else [(limit, BAD)]
    return number(
        "Tracing: a month like this", share.about, queries, unit=DOLLARS, store=store, base=NEUTRAL, steps=steps
    )
