"""Alerts outside any SLO."""

from collections.abc import Mapping

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, ConditionIr, RawConditionIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import SignalIr, Store
from slocompiler.load.loaded import Route
from slocompiler.lower.alert_names import signal_alert_name
from slocompiler.lower.labels import annotations, static_labels
from slocompiler.lower.overrides import Overrides
from slocompiler.lower.passes.cap_severities import capped
from slocompiler.lower.passes.lower_conditions import lower_condition
from slocompiler.lower.passes.resolve_groups import Groups, resolve_groups
from slocompiler.lower.passes.resolve_runbooks import resolve_runbook
from slocompiler.lower.passes.resolve_signals import resolve_signal
from slocompiler.lower.passes.resolve_teams import resolve_team
from slocompiler.lower.queries import instant_query
from slocompiler.lower.references import severity_exists
from slocompiler.lower.rules.alerts import ALERT_SIGNAL
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.alerts import AlertGroupSpec, AlertSpec
from slocompiler.values import Duration


def lower_alerts(scope: ServiceScope, signals: Mapping[str, SignalIr]) -> tuple[AlertIr, ...]:
    """All alerts by name, without those that something is wrong with."""
    lowered = (_alert(scope, name, spec, signals) for name, spec in sorted(scope.spec.alerts.items()))
    return tuple(alert for alert in lowered if alert is not None)


def _alert(scope: ServiceScope, name: str, spec: AlertSpec, signals: Mapping[str, SignalIr]) -> AlertIr | None:
    route = ("alerts", name)
    signal = _signal(scope, spec, route, signals)
    by = () if signal is None else tuple(label.recorded for label in signal.by)
    is_grounded = signal is not None or spec.promql is not None
    groups = resolve_groups(scope, spec.groups if is_grounded else {}, by, (*route, "groups"))
    partitions = _partitions(scope, name, Overrides(spec, route), signal, groups)
    if not partitions:
        return None
    return AlertIr(
        name=name,
        alert_name=signal_alert_name(scope.name, name),
        description=spec.description,
        signal=None if signal is None else signal.name,
        store=Store.PROMETHEUS if signal is None else signal.alert_on,
        by=by,
        partitions=partitions,
        excluded=groups.excluded,
        span=scope.document.key_span(*route),
    )


def _signal(scope: ServiceScope, spec: AlertSpec, route: Route, signals: Mapping[str, SignalIr]) -> SignalIr | None:
    """The signal of an alert with `when`, or the one that says where PromQL is evaluated. A misplaced or missing one
    is reported.
    """
    if spec.promql is not None:
        return _evaluator(scope, spec.signal, (*route, "signal"), signals)
    if spec.signal is None:
        help = "write `signal`: the one that `when` is about"
        scope.report_key(ALERT_SIGNAL, route, f"the alert `{route[-1]}` names no signal", help)
        return None
    return resolve_signal(scope, spec.signal, (*route, "signal"), signals)


def _evaluator(scope: ServiceScope, name: str | None, route: Route, signals: Mapping[str, SignalIr]) -> SignalIr | None:
    """The signal beside PromQL; None when Prometheus evaluates it, or when the signal is wrong itself."""
    signal = None if name is None else signals.get(name)
    if signal is not None and _takes_promql(signal):
        return signal
    if name is not None and (signal is not None or name not in scope.spec.signals):
        message = "an alert with `promql` has no signal, unless CloudWatch gets that signal by OTLP"
        scope.report_key(ALERT_SIGNAL, route, message, "remove `signal`")
    return None


def _takes_promql(signal: SignalIr) -> bool:
    """Whether CloudWatch evaluates the signal and takes PromQL over it."""
    return signal.alert_on is Store.CLOUDWATCH and signal.cloudwatch is not None and signal.cloudwatch.ingest == "otlp"


def _partitions(
    scope: ServiceScope, name: str, whole: Overrides, signal: SignalIr | None, groups: Groups[AlertGroupSpec]
) -> tuple[AlertPartitionIr, ...]:
    """The rest first; nothing when something is wrong with that."""
    rest = _partition(scope, (), whole, signal, _declared(scope, signal, groups))
    named = [
        _partition(scope, group.group, Overrides(whole.spec, whole.route, group.override, group.route), signal,
                   (group.group,))
        for group in groups.named
    ]  # fmt: skip
    if rest is None:
        return ()
    return (rest, *(partition for partition in named if partition is not None))


def _declared(scope: ServiceScope, signal: SignalIr | None, groups: Groups[AlertGroupSpec]) -> tuple[GroupIr, ...]:
    """Groups that SLOs on the signal name and the alert does not: they must be there as well."""
    if signal is None:
        return ()
    by = {label.recorded for label in signal.by}
    own = {*groups.excluded, *(group.group for group in groups.named)}
    named = {
        ((label, value),)
        for slo in scope.spec.slos.values()
        if slo.signal == signal.name
        for label, values in slo.groups.items()
        for value, override in values.items()
        if label in by and override is not False
    }
    return tuple(sorted(named - own))


def _partition(
    scope: ServiceScope,
    group: GroupIr,
    overrides: Overrides,
    signal: SignalIr | None,
    declared: tuple[GroupIr, ...],
) -> AlertPartitionIr | None:
    condition = _condition(scope, overrides, signal, declared)
    severity, severity_route = overrides.pick("severity")
    has_severity = severity_exists(scope, severity, severity_route)
    team = resolve_team(scope, *overrides.pick("team"))
    runbook = resolve_runbook(scope, *overrides.pick("runbook"))
    by = () if signal is None else tuple(label.recorded for label in signal.by)
    labels = static_labels(scope, scope.spec.labels, overrides, by)
    if condition is None or team is None or not has_severity:
        return None
    effective = capped(scope.shared.severities[severity], scope.caps)
    return AlertPartitionIr(
        group=group,
        condition=condition,
        for_=overrides.pick("for_")[0] or Duration(0),
        keep_firing_for=overrides.pick("keep_firing_for")[0] or Duration(0),
        severity=effective.name,
        page=effective.page,
        team=team,
        runbook=runbook,
        labels=labels,
        annotations=annotations(overrides),
        span=scope.document.key_span(*overrides.place),
    )


def _condition(
    scope: ServiceScope, overrides: Overrides, signal: SignalIr | None, declared: tuple[GroupIr, ...]
) -> ConditionIr | None:
    spec = overrides.spec
    assert isinstance(spec, AlertSpec)
    if spec.promql is not None:
        # The environment's matchers are those of Prometheus: CloudWatch parts environments by account.
        matchers = scope.matchers if signal is None else ()
        query = instant_query(scope, (*overrides.route, "promql"), matchers)
        return None if query is None else RawConditionIr(query)
    when, route = overrides.pick("when")
    if signal is None or when is None:
        return None
    min_baseline = (spec.min_baseline, (*overrides.route, "min_baseline"))
    return lower_condition(scope, when, signal, route, min_baseline, declared)
