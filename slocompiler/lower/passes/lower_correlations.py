"""Alerts of one incident kind."""

from slocompiler.ir.operations import CorrelationIr
from slocompiler.ir.signals import SignalIr
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.find_alerts import AlertCatalogue, find_alert
from slocompiler.lower.passes.find_labels import labels_of
from slocompiler.lower.passes.resolve_groups import label_is_apart
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.operations import CorrelationSpec


def lower_correlations(
    scope: ServiceScope, catalogue: AlertCatalogue, signals: dict[str, SignalIr]
) -> tuple[CorrelationIr, ...]:
    """All correlations by name, without alerts and labels that do not exist."""
    return tuple(
        _correlation(scope, name, spec, catalogue, signals) for name, spec in sorted(scope.spec.correlate.items())
    )


def _correlation(
    scope: ServiceScope, name: str, spec: CorrelationSpec, catalogue: AlertCatalogue, signals: dict[str, SignalIr]
) -> CorrelationIr:
    route = ("correlate", name)
    found = {
        alert: names
        for index, alert in enumerate(spec.alerts)
        if (names := find_alert(scope, alert, catalogue, (*route, "alerts", index))) is not None
    }
    return CorrelationIr(
        name=name,
        alerts=tuple(sorted(found)),
        alert_names=tuple(sorted({emitted for names in found.values() for emitted in names})),
        per=_per(scope, spec, route, signals),
        hold=spec.hold,
        span=scope.document.key_span(*route),
    )


def _per(scope: ServiceScope, spec: CorrelationSpec, route: Route, signals: dict[str, SignalIr]) -> tuple[str, ...]:
    """The labels that at least one of the alerts has. Nothing is said about alerts whose labels are not known."""
    measured = [_signal_of(scope, alert) for alert in spec.alerts]
    if any(signal is None or signal not in signals for signal in measured):
        return tuple(spec.per)
    known = tuple(sorted({label for signal in measured if signal for label in labels_of(signals[signal])}))
    return tuple(
        label
        for index, label in enumerate(spec.per)
        if label_is_apart(scope, label, known, (*route, "per", index), at_key=False)
    )


def _signal_of(scope: ServiceScope, name: str) -> str | None:
    spec = scope.spec.alerts.get(name) or scope.spec.slos.get(name.split("/")[0])
    return None if spec is None else spec.signal
