"""Groups of the alerts outside any SLO: each alert behind the recordings that it reads."""

from collections.abc import Iterable

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, BandIr, RawConditionIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.targets.prometheus.annotations import described, links
from slocompiler.targets.prometheus.groups import BAND_INTERVAL, pack_groups, recording_interval
from slocompiler.targets.prometheus.labels import signal_labels
from slocompiler.targets.prometheus.maintenance import muting
from slocompiler.targets.prometheus.rule_group import AlertRule, Recording, RuleGroup, RuleNode
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.conditions import signal_condition
from slocompiler.targets.prometheus.signal_alerts.raw import raw_condition


def alert_groups(service: ServiceIr, compilation: CompilationIr) -> list[RuleGroup]:
    """The alerts on signals, those with a band apart, as they are recorded once a minute.

    Where CloudWatch pages, only the recordings of a Prometheus source are left, for dashboards.
    """
    interval = recording_interval(compilation.organization.prometheus.evaluation_interval)
    bands = [alert for alert in service.alerts if _has_band(alert)]
    others = [alert for alert in service.alerts if not _has_band(alert)]
    return [
        *pack_groups(f"{service.name}:signals:alerts", interval, _units(service, compilation, others)),
        *pack_groups(f"{service.name}:signals:bands", BAND_INTERVAL, _units(service, compilation, bands)),
    ]


def _has_band(alert: AlertIr) -> bool:
    return any(isinstance(partition.condition, BandIr) for partition in alert.partitions)


def _units(service: ServiceIr, compilation: CompilationIr, alerts: Iterable[AlertIr]) -> Iterable[tuple[RuleNode, ...]]:
    """For each partition, its alert behind the recordings that no earlier partition has made."""
    for alert in alerts:
        made: set[tuple[str, str]] = set()
        for partition in alert.partitions:
            condition = _condition(service, compilation, alert, partition)
            if condition is None:
                continue
            recordings = [recording for recording in condition.recordings if _key(recording) not in made]
            made.update(map(_key, recordings))
            is_ours = alert.store is Store.PROMETHEUS
            yield (*recordings, *([_alert(service, compilation, alert, partition, condition)] if is_ours else []))


def _key(recording: Recording) -> tuple[str, str]:
    return recording.record, recording.labels["alert"]


def _condition(
    service: ServiceIr, compilation: CompilationIr, alert: AlertIr, partition: AlertPartitionIr
) -> Condition | None:
    """None where CloudWatch alerts and Prometheus has nothing to record."""
    if isinstance(partition.condition, RawConditionIr):
        return raw_condition(service, alert.name, partition.condition)
    assert alert.signal is not None, "only raw PromQL has no signal"
    signal = service.signal(alert.signal)
    if signal.prometheus is None:
        return None
    return signal_condition(AlertScope(service, alert, partition, signal, compilation))


def _alert(
    service: ServiceIr, compilation: CompilationIr, alert: AlertIr, partition: AlertPartitionIr, condition: Condition
) -> AlertRule:
    interval = recording_interval(compilation.organization.prometheus.evaluation_interval)
    mute = muting(service, interval, partition.severity, condition.looks_back, in_budget=False)
    texts = {"summary": condition.summary, "description": described(condition.description, alert.description)}
    return AlertRule(
        alert=alert.alert_name,
        expr=f"(\n{condition.expr}\n)\nunless on () ({mute})" if mute else condition.expr,
        for_=partition.for_,
        keep_firing_for=partition.keep_firing_for,
        labels=signal_labels(service, compilation.organization, alert, partition),
        annotations=texts
        | dict(links(service, compilation.organization, partition.runbook))
        | dict(partition.annotations),
    )
