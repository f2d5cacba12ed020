"""Signals: what is measured, where, in which unit, and who evaluates it."""

from slocompiler.ir.signals import SignalForm, SignalIr, TrafficIr
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.check_event_sources import check_event_sources
from slocompiler.lower.passes.lower_by_labels import lower_by_labels
from slocompiler.lower.passes.lower_cloudwatch_sources import lower_cloudwatch_source
from slocompiler.lower.passes.lower_prometheus_sources import lower_prometheus_source
from slocompiler.lower.passes.resolve_alert_store import resolve_alert_store
from slocompiler.lower.rules.signals import UNIT_MISFIT
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.signals import DistributionSpec, EventsSpec, GaugeSpec, RatioSpec, SignalSpec, TrafficSpec
from slocompiler.values import Unit

_WITH_UNIT = (SignalForm.DISTRIBUTION, SignalForm.GAUGE)

FormSpec = EventsSpec | DistributionSpec | GaugeSpec | RatioSpec


def lower_signals(scope: ServiceScope) -> tuple[SignalIr, ...]:
    """All signals by name, without those that something is wrong with."""
    lowered = (_signal(scope, name, spec) for name, spec in sorted(scope.spec.signals.items()))
    return tuple(signal for signal in lowered if signal is not None)


def _signal(scope: ServiceScope, name: str, spec: SignalSpec) -> SignalIr | None:
    form, sources = _form(spec)
    route = ("signals", name)
    source_route = (*route, form.value)
    prometheus = cloudwatch = None
    if sources.prometheus is not None:
        prometheus = lower_prometheus_source(scope, sources.prometheus, (*source_route, "prometheus"))
    if sources.cloudwatch is not None:
        cloudwatch = lower_cloudwatch_source(scope, sources.cloudwatch, (*source_route, "cloudwatch"))
    by = lower_by_labels(scope, spec.by, (*route, "by"))
    alert_on = resolve_alert_store(scope, spec.alert_on, sources, route)
    is_complete = check_event_sources(scope, sources, source_route) and _unit_fits(scope, spec, form, route)
    is_unread = sources.prometheus is not None and prometheus is None
    if alert_on is None or not is_complete or is_unread or len(by) < len(spec.by):
        return None
    return SignalIr(
        name=name,
        description=spec.description,
        form=form,
        unit=None if spec.unit is None else Unit(spec.unit),
        traffic=None if spec.traffic is None else _traffic(scope, spec.traffic, (*route, "traffic")),
        by=by,
        alert_on=alert_on,
        prometheus=prometheus,
        cloudwatch=cloudwatch,
        span=scope.document.key_span(*route),
    )


def _form(spec: SignalSpec) -> tuple[SignalForm, FormSpec]:
    """The one form that a signal has: the loader lets no other pass."""
    forms: dict[SignalForm, FormSpec | None] = {
        SignalForm.EVENTS: spec.events,
        SignalForm.DISTRIBUTION: spec.distribution,
        SignalForm.GAUGE: spec.gauge,
        SignalForm.RATIO: spec.ratio,
    }
    return next((form, sources) for form, sources in forms.items() if sources is not None)


def _unit_fits(scope: ServiceScope, spec: SignalSpec, form: SignalForm, route: Route) -> bool:
    if form in _WITH_UNIT and spec.unit is None:
        help = "write the unit in which the metric is exposed, `unit: seconds`"
        scope.report_key(UNIT_MISFIT, (*route, form.value), f"a {form.value} needs a unit", help)
        return False
    if form not in _WITH_UNIT and spec.unit is not None:
        message = "events have no unit" if form is SignalForm.EVENTS else "a ratio has no unit"
        scope.report_key(UNIT_MISFIT, (*route, "unit"), message, "remove `unit`")
        return False
    return True


def _traffic(scope: ServiceScope, spec: TrafficSpec, route: Route) -> TrafficIr:
    return TrafficIr(spec.mean, spec.low, scope.span(*route))
