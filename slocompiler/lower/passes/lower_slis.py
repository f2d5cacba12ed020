"""SLIs: what an SLO counts as bad, by the form of its signal."""

from decimal import Decimal

from slocompiler.ir.signals import PrometheusEventsIr, SignalForm, SignalIr, Store
from slocompiler.ir.slos import DistributionSli, EventsSli, GaugeSli, RatioSli, SliIr, TimesliceSli
from slocompiler.load.loaded import Route
from slocompiler.lower.quantities import in_unit
from slocompiler.lower.rules.slos import MISPLACED_GOOD, MISSING_GOOD, NO_SLI, TIMESLICES_MISFIT
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.slos import GoodSpec, SloSpec, TimeslicesSpec
from slocompiler.values import Unit

#: A bool gauge is 0 or 1: between the two lies what parts bad from good.
_BOOL_THRESHOLD = Decimal("0.5")


def lower_sli(scope: ServiceScope, spec: SloSpec, signal: SignalIr, route: Route) -> SliIr | None:
    """The SLI of an SLO on `signal`; None when the two do not fit (which is reported)."""
    if signal.form is SignalForm.GAUGE:
        return _gauge(scope, spec, signal, route)
    sli = _counted(scope, spec, signal, route)
    if spec.timeslices is None or sli is None:
        return sli
    return _sliced(scope, sli, spec.timeslices, route)


def _counted(
    scope: ServiceScope, spec: SloSpec, signal: SignalIr, route: Route
) -> EventsSli | DistributionSli | RatioSli | None:
    if signal.form is SignalForm.DISTRIBUTION:
        bounds = _bounds(scope, spec.good, signal, route)
        return None if bounds is None else DistributionSli(signal.name, *bounds)
    if spec.good is not None:
        report_misplaced_good(scope, route, f"{signal.form.value} say themselves what is bad")
        return None
    if signal.form is SignalForm.RATIO:
        return RatioSli(signal.name)
    if has_sli(signal):
        return EventsSli(signal.name)
    report_no_sli(scope, signal, (*route, "signal"))
    return None


def _gauge(scope: ServiceScope, spec: SloSpec, signal: SignalIr, route: Route) -> GaugeSli | None:
    every = None if spec.timeslices is None else spec.timeslices.every
    if spec.timeslices is not None and spec.timeslices.good_above is not None:
        help = "remove `good_above`: a slice of a gauge is good or bad as a whole"
        scope.report_key(TIMESLICES_MISFIT, (*route, "timeslices", "good_above"), "a gauge has no share of good", help)
        return None
    if signal.unit is Unit.BOOL:
        if spec.good is not None:
            report_misplaced_good(scope, route, "a `bool` gauge is good when it is 1")
            return None
        return GaugeSli(signal.name, None, _BOOL_THRESHOLD, every)
    bounds = _bounds(scope, spec.good, signal, route)
    return None if bounds is None else GaugeSli(signal.name, *bounds, every)


def _bounds(
    scope: ServiceScope, good: GoodSpec | None, signal: SignalIr, route: Route
) -> tuple[Decimal | None, Decimal | None] | None:
    """Below and above, in the signal's unit; one of them is set."""
    if good is None:
        help = "write which values are good: `good: {below: 30ms}`"
        scope.report_key(MISSING_GOOD, route, f"an SLO on a {signal.form.value} needs `good`", help)
        return None
    key = "below" if good.below is not None else "above"
    quantity = good.below or good.above
    if quantity is None or signal.unit is None:
        return None
    bound = in_unit(scope, (*route, "good", key), quantity, signal.unit)
    if bound is None:
        return None
    return (bound, None) if key == "below" else (None, bound)


def _sliced(
    scope: ServiceScope, sli: EventsSli | DistributionSli | RatioSli, spec: TimeslicesSpec, route: Route
) -> TimesliceSli | None:
    if spec.good_above is None:
        help = "write how many events of a slice must be good: `good_above: 95%`"
        message = "a slice of events needs `good_above`"
        scope.report_key(TIMESLICES_MISFIT, (*route, "timeslices"), message, help)
        return None
    return TimesliceSli(sli, spec.every, spec.good_above)


def has_sli(signal: SignalIr) -> bool:
    """Whether events of the store that evaluates them tell good from bad."""
    if signal.alert_on is Store.PROMETHEUS:
        return isinstance(signal.prometheus, PrometheusEventsIr) and signal.prometheus.has_sli
    return signal.cloudwatch is not None and bool(signal.cloudwatch.bad or signal.cloudwatch.good)


def report_no_sli(scope: ServiceScope, signal: SignalIr, route: Route) -> None:
    help = f"add `bad`, `bad_where` or `good` to the {signal.alert_on.value} source of `{signal.name}`"
    scope.report(NO_SLI, route, f"of the signal `{signal.name}` only the total is known", help)


def report_misplaced_good(scope: ServiceScope, route: Route, message: str) -> None:
    scope.report_key(MISPLACED_GOOD, (*route, "good"), message, "remove `good`")
