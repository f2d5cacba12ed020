"""A service as panel functions see it."""

from collections.abc import Iterator

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr, Store
from slocompiler.ir.slos import SloIr
from slocompiler.recordings import names as series
from slocompiler.recordings.names import ratio_name, service_labels, slo_names, window_ratio_name
from slocompiler.targets.grafana.dashboards.measure_now import measure_now
from slocompiler.targets.grafana.own_panels.convert.sources import dashboards_own
from slocompiler.targets.grafana.own_panels.service_facts import (
    CloudWatchFacts,
    SeriesFacts,
    ServiceFacts,
    SignalFacts,
    SloFacts,
)
from slocompiler.values import Duration

_MEASURES = {
    SignalForm.EVENTS: ("rate", "bad_ratio"),
    SignalForm.DISTRIBUTION: ("p50", "p95", "p99", "mean"),
    SignalForm.GAUGE: ("value",),
    SignalForm.RATIO: ("bad_ratio",),
}
_METRICS = ("total", "good", "bad", "metric", "weight")


def describe(service: ServiceIr, compilation: CompilationIr) -> ServiceFacts:
    """The public data of a service, sorted by name as all of the IR is."""
    organization = compilation.organization
    return ServiceFacts(
        name=service.name,
        environment=service.environment,
        description=service.description,
        team=service.team,
        tier=service.tier,
        depends_on=service.depends_on,
        labels=service_labels(service),
        slos=tuple(_slo(slo, service, organization) for slo in service.slos),
        signals=tuple(_signal(signal, organization) for signal in service.signals),
        datasources={store.value: dashboards_own(store)["uid"] for store in Store},
    )


def _slo(slo: SloIr, service: ServiceIr, organization: OrganizationIr) -> SloFacts:
    runbook = slo.default.runbook
    return SloFacts(
        name=slo.name,
        description=slo.description,
        objective=1 - slo.default.objective.budget,
        window=slo.window.text,
        window_seconds=slo.window.length.whole_seconds,
        by=slo.by,
        team=slo.default.team,
        runbook_url=runbook.url if runbook else None,
        store=slo.store.value,
        series=_series(slo, service, organization) if slo.store is Store.PROMETHEUS else None,
    )


def _series(slo: SloIr, service: ServiceIr, organization: OrganizationIr) -> SeriesFacts:
    names = slo_names(service.name, slo.name, service.environment, is_sloth=organization.prometheus.sloth_names)
    ratios = {str(window): names.select(ratio_name(window)) for window in sorted(_windows(slo))}
    return SeriesFacts(
        events=names.events,
        errors=names.errors,
        error_ratio={**ratios, slo.window.text: names.select(window_ratio_name(slo.window))},
        objective=names.select(series.OBJECTIVE),
        budget_remaining=names.select(series.BUDGET_REMAINING),
        burn_rate=names.select(series.CURRENT_BURN_RATE),
    )


def _windows(slo: SloIr) -> set[Duration]:
    """Every SLO has its ratio over 5m, beside the windows that its alerts compare."""
    alerts = [alert for partition in slo.partitions for alert in partition.burn_alerts]
    return {Duration.of(minutes=5)} | {window for alert in alerts for window in (alert.long, alert.short)}


def _signal(signal: SignalIr, organization: OrganizationIr) -> SignalFacts:
    return SignalFacts(
        name=signal.name,
        description=signal.description,
        form=signal.form.value,
        unit=signal.unit.value if signal.unit else None,
        by=tuple(label.recorded for label in signal.by),
        promql=dict(_promql(signal, organization)) if signal.prometheus else {},
        cloudwatch=_cloudwatch(signal.cloudwatch) if signal.cloudwatch else None,
    )


def _promql(signal: SignalIr, organization: OrganizationIr) -> Iterator[tuple[str, str]]:
    for measure in _MEASURES[signal.form]:
        if measure == "bad_ratio" and not getattr(signal.prometheus, "has_sli", True):
            continue
        yield measure, measure_now(signal, organization.prometheus, measure)


def _cloudwatch(source: CloudWatchSourceIr) -> CloudWatchFacts:
    stated = {key: getattr(source, key) for key in _METRICS}
    metrics = {key: (name,) if isinstance(name, str) else name for key, name in stated.items() if name}
    return CloudWatchFacts(source.namespace, source.dimensions, source.regions, metrics)
