"""Incidents as tests: what is measured, and which alerts must fire."""

from collections.abc import Mapping

from slocompiler.ir.alerts import MeasureKind
from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import SignalIr
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.find_alerts import AlertCatalogue, find_alert
from slocompiler.lower.passes.find_labels import labels_of
from slocompiler.lower.passes.lower_conditions import measured_in
from slocompiler.lower.passes.measures import ABSENT, attribute, chosen, fits, kind_of
from slocompiler.lower.passes.resolve_groups import label_is_apart
from slocompiler.lower.passes.resolve_signals import resolve_signal
from slocompiler.lower.quantities import in_unit
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.operations import GivenComparison, GivenSpec, IncidentSpec
from slocompiler.values import Quantity


def lower_incidents(
    scope: ServiceScope, catalogue: AlertCatalogue, signals: Mapping[str, SignalIr]
) -> tuple[IncidentIr, ...]:
    """All incidents by name, without those that something is wrong with: half a test would prove something else."""
    lowered = (_incident(scope, name, spec, catalogue, signals) for name, spec in sorted(scope.spec.incidents.items()))
    return tuple(incident for incident in lowered if incident is not None)


def _incident(
    scope: ServiceScope, name: str, spec: IncidentSpec, catalogue: AlertCatalogue, signals: Mapping[str, SignalIr]
) -> IncidentIr | None:
    route = ("incidents", name)
    given = [_given(scope, *item, (*route, "given", item[0]), signals) for item in sorted(spec.given.items())]
    fires = [
        find_alert(scope, alert, catalogue, (*route, "expect", "fires", index))
        for index, alert in enumerate(spec.expect.fires)
    ]
    group = _group(scope, spec, (*route, "group"), signals)
    read = tuple(each for each in given if each is not None)
    if len(read) < len(given) or None in fires or len(group) < len(spec.group):
        return None
    return IncidentIr(
        name=name,
        description=spec.description,
        given=read,
        lasts=spec.lasts,
        group=group,
        fires=tuple(sorted(set(spec.expect.fires))),
        within=spec.expect.within,
        span=scope.document.key_span(*route),
    )


def _given(
    scope: ServiceScope, name: str, spec: GivenSpec, route: Route, signals: Mapping[str, SignalIr]
) -> GivenIr | None:
    signal = resolve_signal(scope, name, route, signals, at_key=True)
    if signal is None:
        return None
    measure = chosen(spec)
    value = getattr(spec, attribute(measure))
    place = (*route, measure)
    if not fits(scope, measure, signal, place) or not _is_in_unit(scope, value, measure, signal, place):
        return None
    if isinstance(value, GivenComparison):
        return GivenIr(name, measure, None, value.rises, value.drops, scope.span(*route))
    return GivenIr(name, measure, value, None, None, scope.span(*route))


def _is_in_unit(scope: ServiceScope, value: object, measure: str, signal: SignalIr, route: Route) -> bool:
    if not isinstance(value, Quantity):
        return True
    kind = MeasureKind.VALUE if measure == ABSENT else kind_of(measure)[0]
    return in_unit(scope, route, value, measured_in(kind, signal)) is not None


def _group(scope: ServiceScope, spec: IncidentSpec, route: Route, signals: Mapping[str, SignalIr]) -> GroupIr:
    """The labels that one of the given signals has; nothing is said when one of them is not known."""
    if any(name not in signals for name in spec.given):
        return tuple(sorted(spec.group.items()))
    known = tuple(sorted({label for name in spec.given for label in labels_of(signals[name])}))
    return tuple(
        (label, value)
        for label, value in sorted(spec.group.items())
        if label_is_apart(scope, label, known, (*route, label))
    )
