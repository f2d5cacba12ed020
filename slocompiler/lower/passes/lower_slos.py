"""SLOs: promise, window and alerts around an SLI."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import SignalIr, Store
from slocompiler.ir.slos import NoData, SliIr, SloIr, SloPartitionIr, WindowIr
from slocompiler.lower.alert_names import burn_alert_prefix
from slocompiler.lower.labels import annotations, static_labels
from slocompiler.lower.overrides import Overrides
from slocompiler.lower.passes.cap_severities import resolve_cap
from slocompiler.lower.passes.check_burn_alerts import check_burn_alerts
from slocompiler.lower.passes.derive_burn_alerts import MIN_FAILURES, Guarded, derive_burn_alerts
from slocompiler.lower.passes.lower_detections import lower_detections
from slocompiler.lower.passes.lower_slis import lower_sli
from slocompiler.lower.passes.resolve_groups import resolve_groups
from slocompiler.lower.passes.resolve_policies import resolve_policy
from slocompiler.lower.passes.resolve_runbooks import resolve_runbook
from slocompiler.lower.passes.resolve_signals import resolve_signal
from slocompiler.lower.passes.resolve_teams import resolve_team
from slocompiler.lower.passes.resolve_windows import resolve_window
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.slos import SloSpec
from slocompiler.values import Unit


class Measured(Struct, frozen=True):
    """What an SLO stands on: its SLI, who evaluates it, the labels that stay apart, what idle time means."""

    sli: SliIr
    store: Store
    by: tuple[str, ...] = ()
    no_data: NoData = NoData.IGNORE


def lower_signal_slos(scope: ServiceScope, signals: Mapping[str, SignalIr]) -> tuple[SloIr, ...]:
    """All SLOs on a signal by name, without those that something is wrong with. Composites come later."""
    lowered = (
        lower_slo(scope, name, spec, _measured(scope, name, spec, signals))
        for name, spec in sorted(scope.spec.slos.items())
        if spec.composite is None
    )
    return tuple(slo for slo in lowered if slo is not None)


def _measured(scope: ServiceScope, name: str, spec: SloSpec, signals: Mapping[str, SignalIr]) -> Measured | None:
    route = ("slos", name)
    if spec.signal is None:
        return None
    signal = resolve_signal(scope, spec.signal, (*route, "signal"), signals)
    sli = None if signal is None else lower_sli(scope, spec, signal, route)
    if signal is None or sli is None:
        return None
    # A target that vanished is down: a probe that is not there has not succeeded.
    no_data = NoData.BAD if signal.unit is Unit.BOOL else NoData.IGNORE
    return Measured(sli, signal.alert_on, tuple(label.recorded for label in signal.by), no_data)


def lower_slo(scope: ServiceScope, name: str, spec: SloSpec, measured: Measured | None) -> SloIr | None:
    """The SLO on what it measures; None when that, or anything else in it, is wrong (which is reported)."""
    route = ("slos", name)
    window = resolve_window(scope, name, spec)
    by = () if measured is None else measured.by
    rest = _partition(scope, name, (), Overrides(spec, route), window, by)
    if measured is None:
        return None
    groups = resolve_groups(scope, spec.groups, by, (*route, "groups"))
    named = (
        _partition(scope, name, group.group, Overrides(spec, route, group.override, group.route), window, by)
        for group in groups.named
    )
    if rest is None:
        return None
    partitions = (rest, *(partition for partition in named if partition is not None))
    check_burn_alerts(scope, (*route, "burn_alerts"), spec.burn_alerts, partitions, by)
    return SloIr(
        name=name,
        description=spec.description,
        sli=measured.sli,
        store=measured.store,
        window=window,
        by=measured.by,
        no_data=measured.no_data if spec.no_data is None else NoData(spec.no_data),
        partitions=partitions,
        excluded=groups.excluded,
        detect=lower_detections(scope, spec.detect, (*route, "detect")),
        masked=any(maintenance.budget == "exclude" for maintenance in scope.spec.maintenance.values()),
        objective_span=scope.span(*route, "objective"),
        span=scope.document.key_span(*route),
        baseline=spec.baseline,
        application_signals=spec.application_signals,
        recorded_as=spec.recorded_as,
    )


def _partition(
    scope: ServiceScope, slo: str, group: GroupIr, overrides: Overrides, window: WindowIr, by: tuple[str, ...]
) -> SloPartitionIr | None:
    """The groups that share what `overrides` says; None when it names a team or policy that is not there."""
    policy = resolve_policy(scope, *overrides.pick("burn_rate_policy"))
    team = resolve_team(scope, *overrides.pick("team"))
    runbook = resolve_runbook(scope, *overrides.pick("runbook"))
    caps = (*scope.caps, *resolve_cap(scope, *overrides.pick("max_severity")))
    labels = static_labels(scope, scope.spec.labels, overrides, by)
    texts = annotations(overrides)
    own = scope.spec.slos[slo].burn_alerts
    if policy is None or team is None:
        return None
    objective = overrides.pick("objective")[0]
    min_failures = int(overrides.pick("min_failures")[0] or MIN_FAILURES)
    prefix = burn_alert_prefix(scope.name, slo)
    guarded = Guarded(objective, window.length, min_failures, caps, prefix, labels, texts, own)
    return SloPartitionIr(
        group=group,
        objective=objective,
        team=team,
        runbook=runbook,
        burn_alerts=derive_burn_alerts(policy, guarded, scope.shared.severities),
        labels=labels,
        annotations=texts,
        span=scope.document.key_span(*overrides.place),
    )
