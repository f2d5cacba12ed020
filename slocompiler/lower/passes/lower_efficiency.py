"""Costs and uses: which signals, whether they fit together, and which store can put them into a ratio."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr, UseIr
from slocompiler.ir.signals import SignalForm, SignalIr, Store
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.resolve_signals import resolve_signal
from slocompiler.lower.quantities import in_unit
from slocompiler.lower.rules.efficiency import EFFICIENCY_APART, EFFICIENCY_MISFIT
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.efficiency import EfficiencySpec
from slocompiler.values import Unit

_SHARES = (Unit.RATIO, Unit.PERCENT)
Signals = Mapping[str, SignalIr]


def lower_efficiency(scope: ServiceScope, signals: Signals) -> tuple[EfficiencyIr, ...]:
    """All entries by name, without those that something is wrong with."""
    return tuple(_entries(scope, signals))


def _entries(scope: ServiceScope, signals: Signals) -> Iterator[EfficiencyIr]:
    for name, spec in sorted(scope.spec.efficiency.items()):
        route = ("efficiency", name)
        measure = _cost(scope, spec, route, signals) if spec.cost else _use(scope, spec, route, signals)
        if measure is None:
            continue
        read = _read_by(measure, signals)
        store = _common_store(scope, route, read)
        if store is None:
            continue
        yield EfficiencyIr(
            name=name,
            description=spec.description,
            measure=measure,
            store=store,
            by=_common_labels(read),
            target=_target(scope, spec, route, read[0].unit if len(read) == 1 else None),
            span=scope.document.key_span(*route),
        )


def _cost(scope: ServiceScope, spec: EfficiencySpec, route: Route, signals: Signals) -> CostPerEventIr | None:
    cost = resolve_signal(scope, spec.cost or "", (*route, "cost"), signals)
    events = resolve_signal(scope, spec.per or "", (*route, "per"), signals)
    if cost is None or events is None:
        return None
    if cost.unit is not Unit.USD_PER_HOUR:
        message = f"`{cost.name}` is no gauge in dollars an hour"
        help = "a cost is spread over events as it is spent: measure it with `unit: usd-per-hour`"
        scope.report(EFFICIENCY_MISFIT, (*route, "cost"), message, help)
        return None
    if events.form is not SignalForm.EVENTS:
        message = f"`{events.name}` counts no events"
        scope.report(EFFICIENCY_MISFIT, (*route, "per"), message, "name a signal of `events`")
        return None
    return CostPerEventIr(cost.name, events.name, 1 if spec.count is None else int(spec.count))


def _use(scope: ServiceScope, spec: EfficiencySpec, route: Route, signals: Signals) -> UseIr | None:
    used = resolve_signal(scope, spec.used or "", (*route, "used"), signals)
    of = None if spec.of is None else resolve_signal(scope, spec.of, (*route, "of"), signals)
    if used is None or (of is None and spec.of is not None):
        return None
    if used.form is not SignalForm.GAUGE or (of is None and used.unit not in _SHARES):
        message = f"`{used.name}` is no gauge of a share"
        help = "name a gauge in `ratio` or `percent`, or say with `of` which gauge is the whole"
        scope.report(EFFICIENCY_MISFIT, (*route, "used"), message, help)
        return None
    if of is not None and (of.form is not SignalForm.GAUGE or of.unit is not used.unit):
        message = f"`{of.name}` is no gauge in {used.unit}"
        scope.report(EFFICIENCY_MISFIT, (*route, "of"), message, f"a part and its whole, `{used.name}`, have one unit")
        return None
    return UseIr(used.name, None if of is None else of.name)


def _read_by(measure: CostPerEventIr | UseIr, signals: Signals) -> tuple[SignalIr, ...]:
    match measure:
        case CostPerEventIr(cost, per):
            return signals[cost], signals[per]
        case UseIr(used, of):
            return (signals[used],) if of is None else (signals[used], signals[of])


def _common_store(scope: ServiceScope, route: Route, read: tuple[SignalIr, ...]) -> Store | None:
    """Prometheus where it holds all of them, else CloudWatch where it does; None otherwise (which is reported)."""
    if all(signal.prometheus for signal in read):
        return Store.PROMETHEUS
    sources = [signal.cloudwatch for signal in read]
    names = " and ".join(f"`{signal.name}`" for signal in read)
    if not all(sources):
        help = "give one of them a second source in the store of the other"
        scope.report_key(EFFICIENCY_APART, route, f"no store holds both {names}", help)
        return None
    regions = [frozenset(source.regions) for source in sources if source]
    if regions and not frozenset.intersection(*regions):
        scope.report_key(
            EFFICIENCY_APART, route, f"no Region holds both {names}", "give both the Region that they share"
        )
        return None
    return Store.CLOUDWATCH


def _common_labels(read: tuple[SignalIr, ...]) -> tuple[str, ...]:
    first, *others = (tuple(label.recorded for label in signal.by) for signal in read)
    return tuple(label for label in first if all(label in other for other in others))


def _target(scope: ServiceScope, spec: EfficiencySpec, route: Route, unit: Unit | None) -> Decimal | None:
    """In `unit`; without one in dollars, or as a share."""
    if spec.target is None:
        return None
    return in_unit(scope, (*route, "target"), spec.target, unit or (Unit.USD if spec.cost else Unit.RATIO))
